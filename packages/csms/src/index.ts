// SPDX-License-Identifier: Apache-2.0
export type { SimulatorControl } from "./api/change-routes.ts";
export type {
  CommandRequest,
  CommandView,
  DecisionView,
  Me,
  MeterPoint,
  NoticeView,
  Problem,
  SecurityEventView,
  SessionView,
  StationReading,
  StationView,
  StreamEvents,
} from "./api/schemas.ts";
export type { CsmsOptions, CsmsStore, CsmsTls } from "./csms-options.ts";
export type { LiveChange, StationEvents, StationRef } from "./domain.ts";
export { csmsErrors } from "./errors.ts";
export { hashPassword } from "./gateway/password.ts";
export { type Csms, startCsms } from "./main.ts";
export { type AccountDeps, createFirstOwner, FIRST_OWNER_EMAIL, firstOwnerId, type OneTimePassword, resetOwnerPassword } from "./owners/accounts.ts";
export { openSignIn, type SignIn, type SignInOptions } from "./owners/sign-in.ts";
export { csmsDatabase, csmsMigrations, openPersistence, type Persistence } from "./persistence.ts";
export type { Repositories } from "./repositories.ts";
export { noticeSentence, ownerNotices } from "./security-events/owner-notices.ts";
export { storeOf } from "./store-of.ts";
export { OFFERED_VERSIONS } from "./versions/offered.ts";
