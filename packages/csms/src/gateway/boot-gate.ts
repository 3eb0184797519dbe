// SPDX-License-Identifier: Apache-2.0

/**
 * What a station may say before its BootNotification was accepted. Source: OCPP 2.0.1 Part 2, B01.FR.10, B02.FR.09
 * and B03.FR.07: anything else is answered with SecurityError and changes nothing.
 */
const ALLOWED_BEFORE_BOOT: ReadonlySet<string> = new Set(["BootNotification"]);

/** Acceptance belongs to the station, not to the socket: one that was accepted need not boot again after a mere reconnect. */
export interface BootState {
  readonly isAccepted: boolean;
}

type AnyRoutes = Readonly<Record<string, ((request: never, context: never) => unknown) | undefined>>;

export interface GateErrors {
  /** Made when an action comes before its time. */
  readonly refuse: (action: string) => Error;
  /** Makes the error for the wire of what a handler threw. */
  readonly translate: (thrown: unknown) => unknown;
}

/** Wraps each route so that it runs only when the gate is open, and fails in the words of the wire. */
export function gateRoutes<R extends object>(routes: R, state: BootState, { refuse, translate }: GateErrors): R {
  const gated: Record<string, unknown> = {};
  for (const [action, handler] of Object.entries(routes as AnyRoutes)) {
    if (handler === undefined) continue;
    gated[action] = async (request: never, context: never) => {
      if (!state.isAccepted && !ALLOWED_BEFORE_BOOT.has(action)) throw refuse(action);
      try {
        return await handler(request, context);
      } catch (thrown) {
        throw translate(thrown);
      }
    };
  }
  return gated as R;
}
