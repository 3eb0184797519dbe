// SPDX-License-Identifier: Apache-2.0
// Which address that somebody else names this device may go to. One rule for the CSMS's own address, uploads and downloads.
import { isIP } from "node:net";
import { err, ok, type Result } from "@chargehand/kernel";
import type { Refusal } from "../ocpp/station-commands.ts";

/** How near an address is: this machine, this wire, the network of the house, or the world. */
export type Nearness = "loopback" | "link-local" | "private" | "public";

export interface UrlRule {
  /** Lower case, without the colon. */
  readonly schemes: readonly string[];
  /** Beside `public`: how near the addresses may be. What a device was commissioned with says so: `nearnessAllowedBy`. */
  readonly near: readonly Nearness[];
  /** Whether `user:password@` may stand in it, as in the addresses of uploads by FTP. Default false. */
  readonly mayNameUser?: boolean;
}

/** OCPP 2.1 takes 2,000 characters, 2.0.1 512. */
export const LONGEST_URL = 2_000;

/** Networks that are nobody's host: unspecified, multicast, reserved, broadcast. */
type Place = Nearness | "nowhere";

/**
 * The address, when this device may go there. Refused: other schemes (`file:` among them), addresses on this machine, on this wire
 * or in this house unless the device was commissioned with one as near, and those that are nobody's. A name is judged by itself
 * alone; what it stands for is known only when it is looked up.
 */
export function outsideUrl(text: string, rule: UrlRule): Result<URL, Refusal> {
  const refuse = (detail: string) => err<Refusal>({ code: "InvalidValue", detail });
  if (text.length > LONGEST_URL) return refuse(`the URL has more than ${LONGEST_URL} characters`);
  // What a parser would pass over in silence: white space, control characters, backslashes.
  if (/[^\x21-\x7e]|[\\"<>^`{|}]/.test(text)) return refuse("the URL has characters that must be escaped");
  if (!URL.canParse(text)) return refuse("it is not a URL");
  const url = new URL(text);
  const scheme = url.protocol.slice(0, -1);
  if (!rule.schemes.includes(scheme)) return refuse(`the URL must begin with ${rule.schemes.join(" or ")}`);
  if (url.hostname === "") return refuse("the URL has no host");
  if (rule.mayNameUser !== true && (url.username !== "" || url.password !== "")) return refuse("a user or a password must not stand in the URL");
  const place = placeOf(url.hostname);
  if (place === "nowhere") return refuse("the host is an address that nobody can have");
  if (place !== "public" && !rule.near.includes(place)) return refuse(`the host is ${place}, and this device was not commissioned for that`);
  return ok(url);
}

/** What a device may reach that was commissioned with this address: places as near, and those between. */
export function nearnessAllowedBy(commissionedUrl: string | undefined): readonly Nearness[] {
  if (commissionedUrl === undefined || !URL.canParse(commissionedUrl)) return [];
  const place = placeOf(new URL(commissionedUrl).hostname);
  if (place === "loopback") return ["loopback", "private"];
  return place === "private" || place === "link-local" ? [place] : [];
}

/** Of a host as it stands in a URL: a name, an IPv4 address, or an IPv6 one in brackets. */
export function placeOf(host: string): Place {
  const bare = host
    .toLowerCase()
    .replace(/^\[|\]$/g, "")
    .replace(/\.$/, "");
  const kind = isIP(bare);
  if (kind === 4) return placeOf4(bare.split(".").map(Number));
  if (kind === 6) return placeOf6(bare);
  if (bare === "localhost" || bare.endsWith(".localhost")) return "loopback";
  // Schemes that the parser does not know keep 127.1, 0x7f000001 and 2130706433 as they are; no name ends in a number [RFC 3986 3.2.2, WHATWG URL 3.5].
  if (/(?:^|\.)(?:\d+|0x[0-9a-f]*)$/.test(bare) || bare.includes("%")) return "nowhere";
  if (!bare.includes(".") || /\.(?:local|lan|home|internal|home\.arpa)$/.test(bare)) return "private";
  return "public";
}

function placeOf4([a = 0, b = 0, c = 0]: readonly number[]): Place {
  if (a === 127) return "loopback";
  if (a === 169 && b === 254) return "link-local";
  if (a === 10 || (a === 172 && b >= 16 && b <= 31) || (a === 192 && b === 168) || (a === 100 && b >= 64 && b <= 127)) return "private";
  // Benchmarking and protocol assignments are no hosts of the world either [RFC 6890].
  if ((a === 198 && (b === 18 || b === 19)) || (a === 192 && b === 0 && c === 0)) return "nowhere";
  return a === 0 || a >= 224 ? "nowhere" : "public";
}

function placeOf6(address: string): Place {
  const groups = groupsOf(address);
  const [first = 0] = groups;
  const isZeroTo = (end: number) => groups.slice(0, end).every((group) => group === 0);
  const v4At = (at: number) => placeOf4([groups[at] ?? 0, groups[at + 1] ?? 0].flatMap((group) => [group >> 8, group & 0xff]));
  const last4 = () => v4At(6);
  if (isZeroTo(7)) return groups[7] === 1 ? "loopback" : "nowhere";
  // An IPv4 address in another dress: mapped, compatible, or through NAT64 [RFC 4291 2.5.5, RFC 6052].
  if (isZeroTo(5) && (groups[5] === 0xffff || groups[5] === 0)) return last4();
  if (first === 0x64 && groups[1] === 0xff9b) return last4();
  if ((first & 0xffc0) === 0xfe80) return "link-local";
  if ((first & 0xfe00) === 0xfc00 || (first & 0xffc0) === 0xfec0) return "private";
  // 6to4 and Teredo carry an IPv4 address in front, or none that could be known [RFC 3056, RFC 4380].
  if (first === 0x2002) return v4At(1);
  if (first === 0x2001 && groups[1] === 0) return "nowhere";
  // The world is 2000::/3; all else is nobody's [RFC 4291 2.4].
  return (first & 0xe000) === 0x2000 ? "public" : "nowhere";
}

/** The eight groups of an IPv6 address that `isIP` has let through. */
function groupsOf(address: string): readonly number[] {
  const [head = "", tail] = withHexTail(address.replace(/%.*$/, "")).split("::");
  const read = (part: string) => (part === "" ? [] : part.split(":").map((group) => Number.parseInt(group, 16)));
  const [before, after] = [read(head), tail === undefined ? [] : read(tail)];
  return [...before, ...Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => 0), ...after];
}

/** `::ffff:1.2.3.4` as `::ffff:102:304`. */
function withHexTail(address: string): string {
  const dotted = /(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(address);
  if (dotted === null) return address;
  const [a = 0, b = 0, c = 0, d = 0] = dotted.slice(1).map(Number);
  return `${address.slice(0, dotted.index)}${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
}
