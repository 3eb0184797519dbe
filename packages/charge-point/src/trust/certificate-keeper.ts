// SPDX-License-Identifier: Apache-2.0
import { hash } from "node:crypto";
import { type Clock, err, ok, type Result } from "@chargehand/kernel";
import { type CertificateHashData, certificateHashData, isSameCertificateHash, splitPem } from "@chargehand/pki";
import type { CertificateSlot, CsmsEndpoint } from "../charge-point-types.ts";
import type { DeviceMemory, KeptValue } from "../device-memory.ts";
import type { Refusal } from "../ocpp/station-commands.ts";
import { byNewest, judgeChain, type OwnCredentials, periodIn, periodOf, RENEW_BEFORE } from "./own-certificate.ts";
import { isRootList, type Root, type RootUse, readRoot, rootsFor, withoutRoot, withRoot } from "./root-store.ts";

interface KeptRoots {
  /** Digest of the roots of the commissioning that are among these, or were deleted since. */
  readonly seeded: string;
  readonly roots: readonly Root[];
}

const isKeptRoots = (value: unknown): value is KeptRoots =>
  typeof value === "object" && value !== null && typeof (value as KeptRoots).seeded === "string" && isRootList((value as KeptRoots).roots);

export interface CertificateDeps {
  readonly identity: string;
  readonly endpoint: CsmsEndpoint;
  readonly slot: CertificateSlot;
  readonly memory: DeviceMemory;
  /** Transport time. */
  readonly clock: Clock;
}

/** The certificates of a device: the roots that it trusts and its own. */
export class CertificateKeeper {
  readonly #deps: CertificateDeps;
  readonly #kept: KeptValue<KeptRoots>;
  readonly #seeded: string;
  #roots: readonly Root[];
  /** Own ones, newest first, with the time at which they must be looked at anew. */
  #usable: { readonly of: CertificateSlot["credentials"]; readonly all: readonly OwnCredentials[] } | undefined;

  private constructor(deps: CertificateDeps, kept: KeptValue<KeptRoots>, { seeded, roots }: KeptRoots) {
    this.#deps = deps;
    this.#kept = kept;
    this.#seeded = seeded;
    this.#roots = roots;
  }

  static async load(deps: CertificateDeps): Promise<CertificateKeeper> {
    const { value, kept } = await deps.memory.keep("roots", isKeptRoots);
    const given = deps.endpoint.tls?.ca ?? "";
    const seeded = hash("sha256", given);
    if (value?.seeded === seeded) return new CertificateKeeper(deps, kept, value);
    return new CertificateKeeper(deps, kept, { seeded, roots: await seededWith(value?.roots ?? [], given) });
  }

  /** PEM of all roots that may vouch for a CSMS; undefined where the device was given none. */
  get csmsRoots(): string | undefined {
    const pems = this.rootsFor("CSMSRootCertificate");
    return pems.length > 0 ? pems.join("") : this.#deps.endpoint.tls?.ca;
  }

  /** PEM, one certificate each. */
  rootsFor(use: RootUse): readonly string[] {
    return rootsFor(this.#roots, use).map(({ pem }) => pem);
  }

  get entries(): number {
    return this.#roots.length;
  }

  /** What TLS may show now, newest first. */
  get credentials(): readonly OwnCredentials[] {
    const { slot, endpoint, clock } = this.#deps;
    if (this.#usable?.of !== slot.credentials) {
      const { key, certificate } = endpoint.tls ?? {};
      const commissioned = key === undefined || certificate === undefined ? [] : [{ key, certificate }];
      this.#usable = { of: slot.credentials, all: [...commissioned, ...slot.credentials] };
    }
    const { all } = this.#usable;
    return all.length > 1 ? byNewest(all, clock.wallMs()) : all;
  }

  /** Whether there is one of its own that is valid now [A05.FR.03]. */
  get hasValid(): boolean {
    return byNewest(this.credentials, this.#deps.clock.wallMs()).length > 0;
  }

  /** Whether the newest own certificate ends soon: a month before, or a third of its life where that is less [A03.FR.02]. */
  get isRenewalDue(): boolean {
    const [newest] = this.credentials;
    if (newest === undefined) return false;
    const { from, to } = periodIn(newest);
    return this.#deps.clock.wallMs() >= to - Math.min(RENEW_BEFORE, (to - from) / 3);
  }

  async install(use: string, pem: string): Promise<Result<void, Refusal>> {
    const root = await readRoot(use, pem, this.#deps.clock.wallMs());
    if (!root.ok) return root;
    const roots = withRoot(this.#roots, root.value);
    if (!roots.ok) return roots;
    await this.#save(roots.value);
    return ok(undefined);
  }

  /** Own certificates are not deleted this way [M04.FR.06]. */
  async delete(wanted: CertificateHashData, needsCsmsRoot: boolean): Promise<"Accepted" | "NotFound" | "Failed"> {
    if (await this.#isOwn(wanted)) return "Failed";
    const deletion = await withoutRoot(this.#roots, wanted, needsCsmsRoot);
    if (deletion.status === "Accepted") await this.#save(deletion.roots);
    return deletion.status;
  }

  list(uses?: readonly string[]): readonly { readonly use: RootUse; readonly hash: CertificateHashData }[] {
    return this.#roots.filter(({ use }) => uses === undefined || uses.includes(use)).map(({ use, hash }) => ({ use, hash }));
  }

  request(organisation: string): Promise<string> {
    return this.#deps.slot.request({ commonName: this.#deps.identity, organisation });
  }

  /** A signed chain has come: kept when it is one for this device and its waiting key, else why not [A02.FR.06, A02.FR.07]. */
  async takeSigned(chainPem: string): Promise<Result<void, Refusal>> {
    const { identity, clock, slot } = this.#deps;
    const roots = [this.csmsRoots ?? ""].filter((pem) => pem !== "");
    // One that is valid only from a moment on is kept until then [A02.FR.08].
    const { from } = periodOf(splitPem(chainPem)[0] ?? "");
    const nowMs = clock.wallMs();
    const judged = judgeChain(chainPem, { identity, roots, nowMs: Number.isFinite(from) ? Math.max(nowMs, from) : nowMs });
    if (!judged.ok) return judged;
    const isKept = await slot.install(judged.value.join(""));
    return isKept ? ok(undefined) : err({ code: "InvalidCertificate", detail: "it is for a key that no request waits for" });
  }

  /** The newest has worked: those before it are given up [A02.FR.10]. */
  async confirmNewest(): Promise<void> {
    const [newest, ...older] = this.credentials;
    if (newest === undefined || this.#deps.slot.credentials.every(({ certificate }) => certificate === newest.certificate)) return;
    for (const { certificate } of older) await this.#deps.slot.forget(certificate);
  }

  async #isOwn(wanted: CertificateHashData): Promise<boolean> {
    for (const { certificate } of this.credentials) {
      const [leaf, issuer = leaf] = splitPem(certificate);
      if (leaf === undefined || issuer === undefined) continue;
      if (isSameCertificateHash(await certificateHashData(leaf, wanted.hashAlgorithm, issuer), wanted)) return true;
    }
    return false;
  }

  #save(roots: readonly Root[]): Promise<void> {
    this.#roots = roots;
    this.#kept.save({ seeded: this.#seeded, roots });
    return this.#kept.durable();
  }
}

/** The roots of the commissioning beside those from before; one that cannot be read is left to TLS, which will say so. */
async function seededWith(before: readonly Root[], given: string): Promise<readonly Root[]> {
  let roots = before;
  for (const root of await rootsIn(given)) {
    const added = withRoot(roots, root);
    if (added.ok) roots = added.value;
  }
  return roots;
}

/** What was read last: the devices of one fleet are given the same. */
let lastRead: { readonly given: string; readonly roots: Promise<readonly Root[]> } | undefined;

function rootsIn(given: string): Promise<readonly Root[]> {
  if (lastRead?.given !== given) lastRead = { given, roots: readRoots(given) };
  return lastRead.roots;
}

async function readRoots(given: string): Promise<readonly Root[]> {
  const roots: Root[] = [];
  for (const pem of splitPem(given)) {
    try {
      roots.push({ use: "CSMSRootCertificate", pem, hash: await certificateHashData(pem) });
    } catch {
      // Not a certificate: nothing to name or to delete.
    }
  }
  return roots;
}
