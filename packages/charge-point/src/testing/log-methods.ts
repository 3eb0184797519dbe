// SPDX-License-Identifier: Apache-2.0
import type { SecurityLogStore } from "../security-log/log-store.ts";

/** A store's methods as properties of their own, so that a test can put others in the place of some. */
export const logMethods = (store: SecurityLogStore): SecurityLogStore => ({
  segments: () => store.segments(),
  read: (segment) => store.read(segment),
  append: (segment, text) => store.append(segment, text),
  truncate: (segment, length) => store.truncate(segment, length),
  remove: (segment) => store.remove(segment),
  note: (name) => store.note(name),
  writeNote: (name, text) => store.writeNote(name, text),
});
