// SPDX-License-Identifier: Apache-2.0
import { useQuery } from "@tanstack/react-query";
import { Outlet } from "@tanstack/react-router";
import { createContext, useContext } from "react";
import { ApiError } from "../api/client.ts";
import { queries } from "../api/queries.ts";
import type { Me } from "../api/types.ts";
import { Failed, Loading } from "./asides.tsx";
import { SignInPage } from "./sign-in-page.tsx";

const MeContext = createContext<Me | undefined>(undefined);

/** Who is signed in. Only below `AuthGate`. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (me === undefined) throw new Error("useMe outside of AuthGate");
  return me;
}

/** Every page is behind this: who is not signed in sees the sign-in page, at the address they asked for. */
export const AuthGate = () => {
  const { data: me, error, isPending, refetch } = useQuery(queries.me());
  if (error instanceof ApiError && error.status === 401) return <SignInPage />;
  if (me !== undefined) {
    return (
      <MeContext.Provider value={me}>
        <Outlet />
      </MeContext.Provider>
    );
  }
  if (isPending) return <Loading label="Loading" />;
  return <Failed error={error} onRetry={() => void refetch()} />;
};
