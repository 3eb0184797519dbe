// SPDX-License-Identifier: Apache-2.0
import { join } from "node:path";
import { createCaClient, enrolStation, FileKeyStore, memoryKeyStore } from "@chargehand/pki";
import type { HomeCredentials } from "@chargehand/simulator";
import { cliError } from "./errors.ts";
import type { CaReady } from "./ipc.ts";

/**
 * Gives each simulated home its credentials: the key is made in the home's own directory and enrolled by CSR with a
 * one-time token, as a maker's line would do; a home that has a valid certificate keeps it.
 */
export function enroller(ca: CaReady): (identity: string, directory: string | undefined) => Promise<HomeCredentials> {
  const client = createCaClient(ca);
  return async (identity, directory) => {
    const keyStore = directory === undefined ? memoryKeyStore() : new FileKeyStore(join(directory, "keys"));
    const kept = await enrolStation({ identity, keyStore, client });
    if (kept.ok && kept.value.state === "kept") return { key: kept.value.key.forTls(), certificate: kept.value.chain };
    const token = await client.createEnrolmentToken({ identity });
    if (!token.ok) throw cliError("CLI_CHILD_FAILED", `no enrolment token for ${identity}: ${token.error.message}`);
    const enrolled = await enrolStation({ identity, keyStore, client, token: token.value.token });
    if (!enrolled.ok) throw cliError("CLI_CHILD_FAILED", `${identity} could not be enrolled: ${enrolled.error.message}`);
    return { key: enrolled.value.key.forTls(), certificate: enrolled.value.chain };
  };
}
