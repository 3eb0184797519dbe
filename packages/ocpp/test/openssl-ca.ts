// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Leaf {
  readonly certificate: string;
  readonly key: string;
}

/** A certificate authority for tests, made by the openssl program in a directory of its own. */
export class OpensslCa implements Disposable {
  readonly certificate: string;
  readonly #dir = mkdtempSync(join(tmpdir(), "ocpp-ca-"));
  #serial = 0;

  constructor(name: string) {
    this.#openssl("req", "-x509", ...newKey("ca.key"), "-out", "ca.pem", "-days", "30", "-subj", `/CN=${name}`);
    this.certificate = readFileSync(join(this.#dir, "ca.pem"), "utf8");
  }

  /** A leaf for `commonName`; `extensions` in the notation of an openssl extension file. */
  issue(commonName: string, extensions: string, rsa = false): Leaf {
    const name = `leaf${++this.#serial}`;
    writeFileSync(join(this.#dir, `${name}.ext`), extensions);
    this.#openssl("req", "-new", ...newKey(`${name}.key`, rsa), "-out", `${name}.csr`, "-subj", `/CN=${commonName}`);
    const signer = ["-CA", "ca.pem", "-CAkey", "ca.key", "-set_serial", `${this.#serial}`];
    this.#openssl("x509", "-req", "-in", `${name}.csr`, ...signer, "-days", "30", "-extfile", `${name}.ext`, "-out", `${name}.pem`);
    const read = (extension: string) => readFileSync(join(this.#dir, `${name}.${extension}`), "utf8");
    return { certificate: read("pem"), key: read("key") };
  }

  [Symbol.dispose](): void {
    rmSync(this.#dir, { recursive: true, force: true });
  }

  #openssl(...args: string[]): void {
    execFileSync("openssl", args, { cwd: this.#dir, stdio: "pipe" });
  }
}

const newKey = (file: string, rsa = false): string[] => [
  "-newkey",
  ...(rsa ? ["rsa:2048"] : ["ec", "-pkeyopt", "ec_paramgen_curve:P-256"]),
  "-nodes",
  "-keyout",
  file,
];

export const serverExtensions = "subjectAltName=DNS:localhost,IP:127.0.0.1\nextendedKeyUsage=serverAuth\n";
export const clientExtensions = "extendedKeyUsage=clientAuth\n";
