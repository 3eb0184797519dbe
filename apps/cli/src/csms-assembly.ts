// SPDX-License-Identifier: Apache-2.0
import { join } from "node:path";
import { type Csms, createFirstOwner, firstOwnerId, openPersistence, openSignIn, type SimulatorControl, startCsms, storeOf } from "@chargehand/csms";
import { type Clocks, type Log, systemRandom, uuids } from "@chargehand/kernel";
import type { CaClient } from "@chargehand/pki";
import type { DatabaseServer } from "@chargehand/store";
import type { SimulatedHome } from "./ipc.ts";
import { keptText } from "./kept-text.ts";
import { serverCredentials, withRsaCredentials } from "./server-credentials.ts";

const TENANT = 1;

export interface CsmsAssembly {
  readonly stateDir: string;
  readonly server: DatabaseServer;
  readonly ca: CaClient;
  readonly clocks: Clocks;
  readonly log: Log;
  readonly port: number;
  readonly ocppPort: number;
  readonly labPlainPort?: number;
  readonly labRsaSuites?: boolean;
  readonly staticDir?: string;
  readonly adminToken: string;
  readonly speed?: number;
  readonly simulated: readonly SimulatedHome[];
  readonly simulatorControl?: SimulatorControl;
}

export interface AssembledCsms {
  readonly csms: Csms;
  /** Only when this start made the first account. */
  readonly firstOwner: { readonly email: string; readonly password: string } | undefined;
  stop(): Promise<void>;
}

/** Puts a whole CSMS together: database and migrations, sign-in, certificates, listeners, the simulated homes it knows. */
export async function assembleCsms(options: CsmsAssembly): Promise<AssembledCsms> {
  const { stateDir, server, clocks, log } = options;
  const persistence = await openPersistence({ server, clocks, ids: uuids(systemRandom), log });
  try {
    const { repositories } = persistence;
    const secret = await keptText(join(stateDir, "csms", "sign-in.secret"), () => systemRandom.hex(32));
    const signIn = openSignIn({ database: persistence.auth.pool, secret, baseUrl: `http://localhost:${options.port}`, log });
    const firstOwner = await createFirstOwner({ signIn, tenants: repositories.tenants, tenantId: TENANT, random: systemRandom });
    await registerHomes();
    const csms = await startCsms({
      store: storeOf(persistence),
      signIn,
      clocks,
      random: systemRandom,
      ids: uuids(systemRandom),
      log,
      tls: await tlsOf(options),
      ocppPort: options.ocppPort,
      ...(options.labPlainPort === undefined ? {} : { labPlain: { port: options.labPlainPort, acknowledgeNoEncryption: true as const } }),
      web: { port: options.port, ...(options.staticDir === undefined ? {} : { staticDir: options.staticDir }) },
      ca: options.ca,
      ...(options.simulatorControl === undefined ? {} : { simulatorControl: options.simulatorControl }),
      adminToken: options.adminToken,
      tenantId: TENANT,
      ...(options.speed === undefined ? {} : { speed: options.speed }),
    });
    return {
      csms,
      firstOwner: firstOwner === undefined ? undefined : { email: firstOwner.email, password: firstOwner.password },
      async stop() {
        await csms.stop();
        await persistence.close();
      },
    };

    /** The simulated homes belong to the first account; the cards of their residents are known from the start. */
    async function registerHomes(): Promise<void> {
      const ownerId = firstOwner?.userId ?? (await firstOwnerId(signIn));
      for (const [index, { identity, token }] of options.simulated.entries()) {
        await repositories.stations.ensure({
          id: identity,
          tenantId: TENANT,
          name: `Home ${index + 1}`,
          isSimulated: true,
          securityProfile: 3,
          ...(ownerId === undefined ? {} : { ownerIds: [ownerId] }),
        });
        await repositories.idTokens.upsert(TENANT, { ...token, status: "Accepted" });
      }
    }
  } catch (error) {
    await persistence.close();
    throw error;
  }
}

async function tlsOf({ stateDir, ca, labRsaSuites }: CsmsAssembly) {
  const issuers = await ca.issuers();
  return {
    ...(await (labRsaSuites === true ? withRsaCredentials : serverCredentials)(join(stateDir, "csms", "keys"), ca)),
    clientRoots: ca.rootPem,
    ...(issuers.ok ? { clientIntermediates: issuers.value } : {}),
    getCrl: async () => {
      const crl = await ca.crl();
      return crl.ok ? crl.value : undefined;
    },
  };
}
