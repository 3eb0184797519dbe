// SPDX-License-Identifier: Apache-2.0
// What outlasts a power cut of an update: one value in the device's memory.
import type { Millis } from "@chargehand/kernel";
import { isRecord } from "../is-record.ts";
import type { ImageSeal } from "./image-check.ts";
import { type FirmwareStatus, isOver, type UpdateState, updateStates } from "./update-table.ts";

/** What a CSMS has asked for, looked at and taken. */
export interface UpdateOrder {
  readonly requestId: number;
  /** May hold a user and a password. */
  readonly location: string;
  readonly seal: ImageSeal;
  /** Epoch ms, domain time. */
  readonly retrieveAt: number;
  /** Absent: as soon as it can be. */
  readonly installAt?: number;
  /** Further attempts after the first. */
  readonly retries: number;
  /** From the beginning of one attempt to that of the next. */
  readonly interval: Millis;
}

/** What the CSMS was told last. */
export interface UpdateTold {
  readonly requestId: number;
  readonly status: FirmwareStatus;
  /** Why, of a failure. */
  readonly detail?: string;
}

export interface UpdateRecord {
  readonly state: UpdateState;
  readonly requestId: number;
  readonly told?: UpdateTold;
  /** Absent when it is over: nothing is kept for nothing. */
  readonly order?: UpdateOrder;
  /** Downloads that have failed. */
  readonly failures: number;
  /** Times that a power cut has made it begin a step anew. */
  readonly resumes: number;
  /** Epoch ms, domain time: the next attempt. */
  readonly retryAt?: number;
  /** Whether the image is of the version that runs already. */
  readonly isSameVersion?: boolean;
}

export const newRecord = (order: UpdateOrder): UpdateRecord => ({ state: "Ordered", requestId: order.requestId, order, failures: 0, resumes: 0 });

/** As it is kept: of one that is over only what is still asked for. */
export function keptOf(record: UpdateRecord): UpdateRecord {
  if (!isOver(record.state)) return record;
  const { state, requestId, told } = record;
  return { state, requestId, failures: 0, resumes: 0, ...(told === undefined ? {} : { told }) };
}

/** Whether a value from disk is one; where it is none the device is as if nobody had asked. */
export function isUpdateRecord(value: unknown): value is UpdateRecord {
  if (!isRecord(value)) return false;
  const { state, requestId, failures, resumes, order } = value;
  const isKnown = updateStates.some((known) => known === state) && [requestId, failures, resumes].every(Number.isSafeInteger);
  return isKnown && (isOver(state as UpdateState) || isOrder(order));
}

function isOrder(value: unknown): value is UpdateOrder {
  if (!isRecord(value) || !isRecord(value["seal"])) return false;
  const { requestId, location, seal, retrieveAt, retries, interval } = value;
  const areNumbers = [requestId, retrieveAt, retries, interval].every(Number.isFinite);
  return areNumbers && [location, seal["certificate"], seal["signature"]].every((text) => typeof text === "string");
}
