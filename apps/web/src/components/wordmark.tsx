// SPDX-License-Identifier: Apache-2.0
export const Wordmark = ({ large = false }: { readonly large?: boolean }) => (
  <span className="ch-wordmark" data-large={large}>
    <svg viewBox="0 0 32 32" aria-hidden="true">
      <rect className="ch-wordmark-ground" width="32" height="32" rx="9" />
      <path className="ch-wordmark-arc" d="M23 10.500A9 9 0 1 0 23 21.500" />
      <path className="ch-wordmark-bolt" d="M18.500 9.500l-5 7h4.200l-1.600 6 5.600-7.700h-4.300z" />
    </svg>
    <span>Chargehand</span>
  </span>
);
