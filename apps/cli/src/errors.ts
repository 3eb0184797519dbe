// SPDX-License-Identifier: Apache-2.0
import { type ErrorEntry, errorsOf } from "@chargehand/kernel";

export const cliErrors = {
  CLI_ALREADY_RUNNING: {
    fault: "usage",
    meaning: "Another chargehand runs on the same state directory.",
    remedy: "Stop it first, or choose another directory with --state.",
  },
  CLI_CHILD_FAILED: {
    fault: "internal",
    meaning: "A process of the system ended or did not become ready.",
    remedy: "Read the line it printed and the log under the state directory, then start again.",
  },
  CLI_FILE_UNREADABLE: { fault: "usage", meaning: "A file named on the command line cannot be read.", remedy: "Check the path and its permissions." },
  CLI_INTERRUPTED: { fault: "usage", meaning: "The start was interrupted by Ctrl-C or a signal.", remedy: "Nothing is left running; start again." },
  CLI_NOT_RUNNING: {
    fault: "usage",
    meaning: "The command talks to a running system and none was found on that state directory.",
    remedy: "Start it with `npm start`, or name its directory with --state.",
  },
  CLI_OPTION_INVALID: {
    fault: "usage",
    meaning: "An option or an environment variable has a value that cannot be used.",
    remedy: "The message names the option and what it takes; see --help.",
  },
  CLI_OUTPUT_UNUSABLE: {
    fault: "usage",
    meaning: "Key and certificate files cannot be written where they should go, or would overwrite others.",
    remedy: "Name another directory with --out.",
  },
  CLI_PORT_IN_USE: {
    fault: "usage",
    meaning: "A port that the system needs is taken by another program.",
    remedy: "Choose another with --port or --ocpp-port, or stop the other program.",
  },
  CLI_REQUEST_REFUSED: { fault: "usage", meaning: "The running system refused what the command asked.", remedy: "The message says why." },
  CLI_STATE_UNUSABLE: {
    fault: "usage",
    meaning: "The state directory cannot be created or written.",
    remedy: "Give a directory that you may write with --state.",
  },
  CLI_WEB_BUILD_FAILED: {
    fault: "internal",
    meaning: "The web page could not be built.",
    remedy: "Run `npm install` again; the lines above come from the builder.",
  },
} as const satisfies Record<string, ErrorEntry>;

export const cliError = errorsOf(cliErrors);
