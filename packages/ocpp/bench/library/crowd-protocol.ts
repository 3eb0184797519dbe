// SPDX-License-Identifier: Apache-2.0

export type CrowdCommand =
  | { readonly do: "open"; readonly from: number; readonly count: number; readonly concurrency: number }
  | { readonly do: "knocks"; readonly from: number; readonly seconds: number; readonly concurrency: number }
  | { readonly do: "beat"; readonly seconds: number; readonly periodSeconds: number };

export interface Opened {
  readonly connections: number;
  readonly seconds: number;
}

export interface Beats {
  readonly messages: number;
  readonly errors: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}
