// SPDX-License-Identifier: Apache-2.0
// Put at the head of each generated validator module, which stands alone.
/** Length in code points, as JSON schema counts. */
export const codePoints = (text) => {
  let count = text.length;
  for (let i = 0; i < text.length - 1; i++) if ((text.charCodeAt(i) & 0xfc00) === 0xd800 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) count--;
  return count;
};
const DATE_TIME = /^(\d{4})-(\d\d)-(\d\d)[Tt]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** RFC 3339, four-digit years, no leap second: what `new Date(text)` reads on every platform. */
const isDateTime = (text) => {
  if (text.length > 40) return false;
  const parts = DATE_TIME.exec(text);
  if (parts === null) return false;
  const year = Number(parts[1]);
  const month = Number(parts[2]);
  const day = Number(parts[3]);
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month >= 1 && month <= 12 && day >= 1 && day <= DAYS[month - 1] + (leap ? 1 : 0);
};
/** An absolute URI (RFC 3986): a scheme, then no space, control or quoting character. */
const isUri = (text) => /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`\p{Cc}]+$/iu.test(text);
export const formats = { "date-time": isDateTime, uri: isUri };
