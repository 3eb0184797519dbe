// SPDX-License-Identifier: Apache-2.0
import { createRootRoute, createRoute, createRouter } from "@tanstack/react-router";
import { NotFound } from "./components/asides.tsx";
import { AuthGate } from "./components/auth-gate.tsx";
import { OperatorFrame } from "./operator/operator-frame.tsx";
import { OperatorStationPage } from "./operator/operator-station-page.tsx";
import { SecurityEventsPage } from "./operator/security-events-page.tsx";
import { StationsPage } from "./operator/stations-page.tsx";
import { ChargePointPage } from "./owner/charge-point-page.tsx";
import { ChargePointsPage } from "./owner/charge-points-page.tsx";
import { OwnerFrame } from "./owner/owner-frame.tsx";

const root = createRootRoute({ component: AuthGate, notFoundComponent: NotFound });

const owner = createRoute({ getParentRoute: () => root, id: "owner", component: OwnerFrame });
const chargePoints = createRoute({ getParentRoute: () => owner, path: "/", component: ChargePointsPage });
const chargePoint = createRoute({ getParentRoute: () => owner, path: "/charge-points/$id", component: ChargePointPage });

const operator = createRoute({ getParentRoute: () => root, path: "/operator", component: OperatorFrame });
const stations = createRoute({ getParentRoute: () => operator, path: "/", component: StationsPage });
const station = createRoute({ getParentRoute: () => operator, path: "/stations/$id", component: OperatorStationPage });
const securityEvents = createRoute({ getParentRoute: () => operator, path: "/security-events", component: SecurityEventsPage });

const routeTree = root.addChildren([owner.addChildren([chargePoints, chargePoint]), operator.addChildren([stations, station, securityEvents])]);

export const newRouter = () => createRouter({ routeTree, defaultPreload: false, scrollRestoration: false });

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof newRouter>;
  }
}
