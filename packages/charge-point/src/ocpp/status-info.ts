// SPDX-License-Identifier: Apache-2.0

/** Why something was turned down, as 2.x tells it beside a status. */
export const statusInfo = ({ code, detail }: { readonly code: string; readonly detail: string }) => ({ reasonCode: code, additionalInfo: detail });
