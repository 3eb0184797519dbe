// SPDX-License-Identifier: Apache-2.0
import aCertificatesCsms from "./cases/csms/a-certificates.ts";
import aSecurityCsms from "./cases/csms/a-security.ts";
import bBootCsms from "./cases/csms/b-boot.ts";
import bResetCsms from "./cases/csms/b-reset.ts";
import bVariablesCsms from "./cases/csms/b-variables.ts";
import cAuthorizationCsms from "./cases/csms/c-authorization.ts";
import cContractCsms from "./cases/csms/c-contract.ts";
import dLocalListCsms from "./cases/csms/d-local-list.ts";
import eStartsCsms from "./cases/csms/e-starts.ts";
import eStatusCsms from "./cases/csms/e-status.ts";
import eStopsCsms from "./cases/csms/e-stops.ts";
import fRemoteStartCsms from "./cases/csms/f-remote-start.ts";
import fTriggerCsms from "./cases/csms/f-trigger.ts";
import gAvailabilityCsms from "./cases/csms/g-availability.ts";
import hReservationCsms from "./cases/csms/h-reservation.ts";
import iCostCsms from "./cases/csms/i-cost.ts";
import jMeterValuesCsms from "./cases/csms/j-meter-values.ts";
import kLimitsCsms from "./cases/csms/k-limits.ts";
import kNegotiationCsms from "./cases/csms/k-negotiation.ts";
import kProfilesCsms from "./cases/csms/k-profiles.ts";
import kReportsCsms from "./cases/csms/k-reports.ts";
import lFirmwareCsms from "./cases/csms/l-firmware.ts";
import lPublishCsms from "./cases/csms/l-publish.ts";
import mCertificatesCsms from "./cases/csms/m-certificates.ts";
import nCustomersCsms from "./cases/csms/n-customers.ts";
import nLogsCsms from "./cases/csms/n-logs.ts";
import nMonitoringCsms from "./cases/csms/n-monitoring.ts";
import oDisplayCsms from "./cases/csms/o-display.ts";
import pDataCsms from "./cases/csms/p-data.ts";
import aCertificatesStation from "./cases/station/a-certificates.ts";
import aSecurityStation from "./cases/station/a-security.ts";
import bBootStation from "./cases/station/b-boot.ts";
import bNetworkStation from "./cases/station/b-network.ts";
import bReportsStation from "./cases/station/b-reports.ts";
import bResetStation from "./cases/station/b-reset.ts";
import bVariablesStation from "./cases/station/b-variables.ts";
import cAuthorizeStation from "./cases/station/c-authorize.ts";
import cCacheStation from "./cases/station/c-cache.ts";
import cCacheOfflineStation from "./cases/station/c-cache-offline.ts";
import cCacheStoreStation from "./cases/station/c-cache-store.ts";
import cContractStation from "./cases/station/c-contract.ts";
import cGroupStation from "./cases/station/c-group.ts";
import cLocalListStation from "./cases/station/c-local-list.ts";
import cLocalOfflineStation from "./cases/station/c-local-offline.ts";
import cMasterStation from "./cases/station/c-master.ts";
import dLocalListStation from "./cases/station/d-local-list.ts";
import eEvSideStation from "./cases/station/e-ev-side.ts";
import eIso15118Station from "./cases/station/e-iso15118.ts";
import eLocalStartStation from "./cases/station/e-local-start.ts";
import eOfflineStation from "./cases/station/e-offline.ts";
import eRetryStation from "./cases/station/e-retry.ts";
import eStartStation from "./cases/station/e-start.ts";
import eStatusStation from "./cases/station/e-status.ts";
import eStopStation from "./cases/station/e-stop.ts";
import fStartStopStation from "./cases/station/f-start-stop.ts";
import fTriggerStation from "./cases/station/f-trigger.ts";
import fUnlockStation from "./cases/station/f-unlock.ts";
import gChangeStation from "./cases/station/g-change.ts";
import gLastingStation from "./cases/station/g-lasting.ts";
import hAnyEvseStation from "./cases/station/h-any-evse.ts";
import hReservationStation from "./cases/station/h-reservation.ts";
import iCostStation from "./cases/station/i-cost.ts";
import jAlignedStation from "./cases/station/j-aligned.ts";
import jSampledStation from "./cases/station/j-sampled.ts";
import kClearStation from "./cases/station/k-clear.ts";
import kCompositeStation from "./cases/station/k-composite.ts";
import kNegotiationStation from "./cases/station/k-negotiation.ts";
import kReportStation from "./cases/station/k-report.ts";
import kSetStation from "./cases/station/k-set.ts";
import lTransactionStation from "./cases/station/l-transaction.ts";
import lUpdateStation from "./cases/station/l-update.ts";
import mCertificatesStation from "./cases/station/m-certificates.ts";
import mNewRootStation from "./cases/station/m-new-root.ts";
import mVehiclesStation from "./cases/station/m-vehicles.ts";
import nCustomerStation from "./cases/station/n-customer.ts";
import nEventsStation from "./cases/station/n-events.ts";
import nGivenMonitorsStation from "./cases/station/n-given-monitors.ts";
import nLogsStation from "./cases/station/n-logs.ts";
import nMonitorReportsStation from "./cases/station/n-monitor-reports.ts";
import nMonitorsStation from "./cases/station/n-monitors.ts";
import nThresholdsStation from "./cases/station/n-thresholds.ts";
import oMessagesStation from "./cases/station/o-messages.ts";
import oMomentsStation from "./cases/station/o-moments.ts";
import pTransferStation from "./cases/station/p-transfer.ts";
import type { Check } from "./checks.ts";

/** Every check of OCPP 2.0.1 that is written, in the order of the catalogue: one line for each file of cases. */
const all: readonly (readonly Check[])[] = [
  // stations
  aCertificatesStation,
  aSecurityStation,
  bBootStation,
  bNetworkStation,
  bReportsStation,
  bResetStation,
  bVariablesStation,
  cAuthorizeStation,
  cCacheStation,
  cCacheOfflineStation,
  cCacheStoreStation,
  cContractStation,
  cGroupStation,
  cLocalListStation,
  cLocalOfflineStation,
  cMasterStation,
  dLocalListStation,
  eEvSideStation,
  eIso15118Station,
  eLocalStartStation,
  eOfflineStation,
  eRetryStation,
  eStartStation,
  eStatusStation,
  eStopStation,
  fStartStopStation,
  fTriggerStation,
  fUnlockStation,
  gChangeStation,
  gLastingStation,
  hAnyEvseStation,
  hReservationStation,
  iCostStation,
  jAlignedStation,
  jSampledStation,
  kClearStation,
  kCompositeStation,
  kNegotiationStation,
  kReportStation,
  kSetStation,
  lTransactionStation,
  lUpdateStation,
  mCertificatesStation,
  mNewRootStation,
  mVehiclesStation,
  nCustomerStation,
  nEventsStation,
  nGivenMonitorsStation,
  nLogsStation,
  nMonitorReportsStation,
  nMonitorsStation,
  nThresholdsStation,
  oMessagesStation,
  oMomentsStation,
  pTransferStation,
  // CSMSs
  aCertificatesCsms,
  aSecurityCsms,
  bBootCsms,
  bResetCsms,
  bVariablesCsms,
  cAuthorizationCsms,
  cContractCsms,
  dLocalListCsms,
  eStartsCsms,
  eStatusCsms,
  eStopsCsms,
  fRemoteStartCsms,
  fTriggerCsms,
  gAvailabilityCsms,
  hReservationCsms,
  iCostCsms,
  jMeterValuesCsms,
  kLimitsCsms,
  kNegotiationCsms,
  kProfilesCsms,
  kReportsCsms,
  lFirmwareCsms,
  lPublishCsms,
  mCertificatesCsms,
  nCustomersCsms,
  nLogsCsms,
  nMonitoringCsms,
  oDisplayCsms,
  pDataCsms,
];

export const suite: readonly Check[] = all.flat().toSorted((a, b) => (a.case.id < b.case.id ? -1 : 1));
