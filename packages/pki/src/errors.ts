// SPDX-License-Identifier: Apache-2.0
import { type ErrorEntry, errorsOf } from "@chargehand/kernel";

/** Everything that this package throws. Expected refusals are values: see `CsrProblem`, `IssueRefusal`, `ChainProblem`, `CaProblem`. */
export const pkiErrors = {
  PKI_PEM_INVALID: {
    fault: "usage",
    meaning: "A text that should be PEM (a key, a certificate or a revocation list) could not be read.",
    remedy: "Give the whole PEM block, from BEGIN to END, unchanged.",
  },
  PKI_KEY_NAME_INVALID: {
    fault: "usage",
    meaning: "The name of a key is not usable as a file name.",
    remedy: "Use 1 to 64 letters, digits, dots, dashes and underscores, not starting with a dot.",
  },
  PKI_KEY_EXISTS: {
    fault: "usage",
    meaning: "A key of that name exists already; making it again would lose it.",
    remedy: "Read it with get(), or choose another name.",
  },
  PKI_KEY_FILE_OPEN: {
    fault: "usage",
    meaning: "A file that holds a private key can be read or written by other users of the machine.",
    remedy: "If nobody else has read it, run chmod 600 on the file; otherwise replace the key.",
  },
  PKI_DIRECTORY_OPEN: {
    fault: "usage",
    meaning: "A directory for private keys can be written to by other users of the machine.",
    remedy: "Give a directory of its own, or run chmod 700 on it if everything in it is yours.",
  },
  PKI_KEY_FILE_DAMAGED: {
    fault: "internal",
    meaning: "A key file exists but does not hold a private key that can be used.",
    remedy: "Restore the file from a backup, or remove it so that a new key is made and enrolled.",
  },
  PKI_AUTHORITY_DAMAGED: {
    fault: "internal",
    meaning: "The certificate authority's files are incomplete or do not belong together.",
    remedy: "Restore the directory from a backup. Remove it only if every certificate that it issued may become worthless.",
  },
  PKI_AUTHORITY_EXPIRED: {
    fault: "internal",
    meaning: "The root or an issuing certificate of the authority is outside its validity.",
    remedy: "Check the machine's clock; when it is right, set up a new authority and enrol again.",
  },
  PKI_AUTHORITY_RUNNING: {
    fault: "usage",
    meaning: "Another process already serves the authority of this directory.",
    remedy: "Use the running one, or stop it first.",
  },
  PKI_PORT_TAKEN: {
    fault: "unavailable",
    meaning: "The port that the authority should listen on is in use.",
    remedy: "Choose another port, or 0 for any free one.",
  },
  PKI_RUN_FILE_DAMAGED: {
    fault: "internal",
    meaning: "The file that says where the running authority listens cannot be read.",
    remedy: "Stop the authority and start it again; it writes the file anew.",
  },
} as const satisfies Record<string, ErrorEntry>;

export const pkiError = errorsOf(pkiErrors);
