// SPDX-License-Identifier: Apache-2.0
import { setNonce } from "get-nonce";

/** The nonce of this response, which the server wrote into index.html: style elements made later must carry it. */
export const styleNonce = (): string => document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? "";

/** For react-remove-scroll (under Mantine's modals), which asks `get-nonce`. */
export const shareNonce = (): void => setNonce(styleNonce());
