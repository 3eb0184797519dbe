// SPDX-License-Identifier: Apache-2.0
// What the generated validators are made of. JavaScript as they are, so that it has one name from source and from the built package.
// A check gives undefined, or the rule that failed.
import { isIPv6 } from "node:net";

const failed = (keyword, params) => ({ instancePath: "", keyword, params });

/** Length in code points, as JSON schema counts. */
const codePoints = (text) => {
  let count = text.length;
  for (let i = 0; i < text.length - 1; i++) if ((text.charCodeAt(i) & 0xfc00) === 0xd800 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) count--;
  return count;
};

const DATE_TIME = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])[Tt](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** RFC 3339, four-digit years, no leap second: what `new Date(text)` reads on every platform. */
const isDateTime = (text) => {
  if (text.length > 40 || !DATE_TIME.test(text)) return false;
  const day = Number(text.slice(8, 10));
  if (day <= 28) return true;
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7));
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= DAYS[month - 1] + (leap ? 1 : 0);
};
const SEGMENT = "(?:[\\w.~!$&'()*+,;=:@-]|%[\\da-f]{2})";
const USER = "(?:[\\w.~!$&'()*+,;=:-]|%[\\da-f]{2})";
const NAME = "(?:[\\w.~!$&'()*+,;=-]|%[\\da-f]{2})";
const TAIL = "(?:[\\w.~!$&'()*+,;=:@/?-]|%[\\da-f]{2})*";
const AUTHORITY = `(?:${USER}*@)?(?:\\[([\\da-f:.]+)\\]|\\[v[\\da-f]+\\.[\\w.~!$&'()*+,;=:-]+\\]|${NAME}*)(?::\\d*)?`;
const PATH = `${SEGMENT}+(?:/${SEGMENT}*)*`;
const URI = new RegExp(`^[a-z][a-z\\d+.-]*:(?:/?/${AUTHORITY}(?:/${SEGMENT}*)*|/(?:${PATH})?|${PATH})(?:\\?${TAIL})?(?:#${TAIL})?$`, "i");
/** An absolute URI (RFC 3986, appendix A). */
const isUri = (text) => {
  const match = URI.exec(text);
  return match !== null && (match[1] === undefined || isIPv6(match[1]));
};

export const text = (value, least, most) => {
  if (typeof value !== "string") return failed("type", { type: "string" });
  // UTF-16 units are never fewer than code points.
  if (value.length > most && codePoints(value) > most) return failed("maxLength", { limit: most });
  if (least > 0 && codePoints(value) < least) return failed("minLength", { limit: least });
  return undefined;
};
export const dateTime = (value) => {
  if (typeof value !== "string") return failed("type", { type: "string" });
  return isDateTime(value) ? undefined : failed("format", { format: "date-time" });
};
export const uri = (value, least, most) => text(value, least, most) ?? (isUri(value) ? undefined : failed("format", { format: "uri" }));
export const boolean = (value) => (typeof value === "boolean" ? undefined : failed("type", { type: "boolean" }));

const within = (value, least, most) => {
  if (value > most) return failed("maximum", { limit: most });
  return value < least ? failed("minimum", { limit: least }) : undefined;
};
export const number = (value, least, most) => (Number.isFinite(value) ? within(value, least, most) : failed("type", { type: "number" }));
export const integer = (value, least, most) => (Number.isInteger(value) ? within(value, least, most) : failed("type", { type: "integer" }));
/** 16.1 is a multiple of 0.1, whatever its binary fraction. */
export const multiple = (value, step) => {
  if (!Number.isFinite(value)) return failed("type", { type: "number" });
  const times = value / step;
  return Math.abs(Math.round(times) - times) > 1e-6 ? failed("multipleOf", { multipleOf: step }) : undefined;
};

export const oneOf = (...values) => {
  const known = new Set(values);
  return (value) => {
    if (known.has(value)) return undefined;
    return typeof value === "string" ? failed("enum", { allowedValues: values }) : failed("type", { type: "string" });
  };
};

export const list = (value, item, least, most) => {
  if (!Array.isArray(value)) return failed("type", { type: "array" });
  if (value.length > most) return failed("maxItems", { limit: most });
  if (value.length < least) return failed("minItems", { limit: least });
  for (let at = 0; at < value.length; at++) {
    const error = item(value[at]);
    if (error !== undefined) return inside(at, error);
  }
  return undefined;
};

export const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
export const notAnObject = () => failed("type", { type: "object" });
const inside = (key, error) => {
  error.instancePath = `/${key}${error.instancePath}`;
  return error;
};
/** Stands for a property that the schema does not know. */
export const UNKNOWN = failed("additionalProperties", {});
export const missingOf = (data, required) => {
  for (const name of required) if (!Object.hasOwn(data, name) || data[name] === undefined) return failed("required", { missingProperty: name });
  return undefined;
};
/** What is missing is told first, then what is wrong, in the order of the payload. */
export const refusal = (data, required, key, error) =>
  missingOf(data, required) ?? (error === UNKNOWN ? failed("additionalProperties", { additionalProperty: key }) : inside(key, error));
