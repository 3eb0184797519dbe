// SPDX-License-Identifier: Apache-2.0
import type { Clocks, Ids, Log, Random } from "@chargehand/kernel";
import type { ToleranceList } from "@chargehand/ocpp";
import type { CaClient } from "@chargehand/pki";
import type { SimulatorControl } from "./api/change-routes.ts";
import type { LiveChange, StationEvents, StationRef } from "./domain.ts";
import type { SignIn } from "./owners/sign-in.ts";
import type { Repositories } from "./repositories.ts";

/** What is stored, as `openPersistence` gives it; or fakes in tests. */
export interface CsmsStore {
  readonly repositories: Repositories;
  readonly events: StationEvents;
  /** Tells of changes once they are durable; gives the way to stop. */
  onChange(listener: (change: LiveChange) => void): () => void;
  /** Any sign of life of a station: a heartbeat. Costs nothing. */
  seen(station: StationRef): void;
  /** Whether the database answers. */
  isHealthy(): Promise<boolean>;
}

/** PEM texts. */
export interface CsmsTls {
  /** A list where an RSA key stands beside the ECDSA one; then `certificateChain` is a list in the same order. */
  readonly key: string | string[];
  /** Leaf first. */
  readonly certificateChain: string | string[];
  /** Also offers the suites with RSA key exchange of OCPP's certification list (docs/adr/017). */
  readonly allowRsaKeyExchange?: boolean;
  /** Roots that vouch for stations. */
  readonly clientRoots: string;
  /** The issuing authorities under them. */
  readonly clientIntermediates?: string;
  /** Revocation lists now; undefined when they cannot be had. Asked at start and each minute. */
  readonly getCrl?: () => Promise<string | undefined>;
}

export interface CsmsOptions {
  readonly store: CsmsStore;
  readonly signIn: SignIn;
  readonly clocks: Clocks;
  readonly random: Random;
  readonly ids: Ids;
  readonly log: Log;
  readonly tls: CsmsTls;
  readonly ocppPort: number;
  /** The name that stations use to reach the OCPP port. Default localhost. */
  readonly ocppHost?: string;
  /** Security profile 1, without TLS: only for a lab, only on loopback, and only with the acknowledgement. */
  readonly labPlain?: { readonly port: number; readonly acknowledgeNoEncryption: true };
  readonly web: {
    readonly port: number;
    /** Loopback only; anything else needs HTTPS in front. Default 127.0.0.1. */
    readonly host?: string;
    readonly staticDir?: string;
    readonly publicUrl?: string;
  };
  readonly ca?: Pick<CaClient, "issueStation" | "rootPem">;
  readonly simulatorControl?: SimulatorControl;
  /** Of the local command line. */
  readonly adminToken: string;
  readonly tenantId?: number;
  readonly heartbeatIntervalSeconds?: number;
  /** Known faults of known models that are borne. Default: the list that is committed (gateway/tolerance-rules.ts), which is empty. */
  readonly tolerance?: ToleranceList;
  /** How much faster than real time the domain clock runs; told to the page. Default 1. */
  readonly speed?: number;
}
