// SPDX-License-Identifier: Apache-2.0

/**
 * Environment for a process that runs many charge points; docs/adr/020. With the first, the C library of GNU gives pieces of that size and more back to the
 * system as soon as they are free; the second is its usual value, fixed. By itself it raises both as it goes, and what the compiler and the collector of the engine have used once, and the
 * 64 KiB with which each TLS connection is read, stay with the process for good. Others ignore it. Bytes.
 */
export const fleetEnvironment: Readonly<Record<string, string>> = { MALLOC_MMAP_THRESHOLD_: "32768", MALLOC_TRIM_THRESHOLD_: "131072" };
