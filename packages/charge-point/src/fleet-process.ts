// SPDX-License-Identifier: Apache-2.0

/**
 * Environment for a process that runs many charge points; docs/adr/020. The C library of GNU gives pieces of this size and more back to the system as
 * soon as they are free. By itself it raises that size as it goes, and what the compiler and the collector of the engine have used once, and the
 * 64 KiB with which each TLS connection is read, stay with the process for good. Others ignore it. Bytes.
 */
export const fleetEnvironment: Readonly<Record<string, string>> = { MALLOC_MMAP_THRESHOLD_: "32768", MALLOC_TRIM_THRESHOLD_: "131072" };
