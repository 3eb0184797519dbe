// SPDX-License-Identifier: Apache-2.0
import { Link } from "@tanstack/react-router";
import { useMe } from "../components/auth-gate.tsx";
import { Frame } from "../components/top-bar.tsx";

export const OwnerFrame = () => {
  const { faces } = useMe();
  return (
    <Frame face="owner" home="/">
      {faces.includes("operator") && (
        <>
          <Link to="/" activeOptions={{ exact: true }}>
            My chargers
          </Link>
          <Link to="/operator">Operator console</Link>
        </>
      )}
    </Frame>
  );
};
