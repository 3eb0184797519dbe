// SPDX-License-Identifier: Apache-2.0
import { Link } from "@tanstack/react-router";
import { useMe } from "../components/auth-gate.tsx";
import { Frame } from "../components/top-bar.tsx";

export const OperatorFrame = () => {
  const { faces } = useMe();
  if (!faces.includes("operator")) {
    return (
      <div className="ch-empty">
        <h1>Not for this account</h1>
        <p>
          The operator console needs an operator's account. <Link to="/">Go to your chargers</Link>
        </p>
      </div>
    );
  }
  return (
    <Frame face="operator" home="/operator">
      <Link to="/operator" activeOptions={{ exact: true }}>
        Stations
      </Link>
      <Link to="/operator/security-events">Security events</Link>
      {faces.includes("owner") && <Link to="/">My chargers</Link>}
    </Frame>
  );
};
