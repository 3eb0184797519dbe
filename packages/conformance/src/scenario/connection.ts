// SPDX-License-Identifier: Apache-2.0

/** How a station and a CSMS find and prove each other, whichever of them we play. */
export interface Connection {
  readonly identity: string;
  /** `wss://host:port/ocpp` without the identity. */
  readonly url: string;
  readonly securityProfile: 1 | 2 | 3;
  /** BasicAuthPassword; profiles 1 and 2. */
  readonly password?: string;
  /** PEM of the roots that vouch for the CSMS; profiles 2 and 3. */
  readonly rootPem?: string;
  /** PEM of the station's own; profile 3. */
  readonly key?: string;
  readonly certificate?: string;
}
