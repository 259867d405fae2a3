import ipaddr from "ipaddr.js";
import { text } from "./rules.ts";

/** As Express takes it: false, how many proxies stand in front, or their networks. */
export type TrustedProxies = false | number | readonly string[];

/** Names that Express knows for private networks. */
const namedNetworks = ["loopback", "linklocal", "uniquelocal"];

/** More proxies in a row than this are a mistake. */
const mostProxies = 5;

/** In bits: a wider public network would hold strangers, too. */
const widest = { ipv4: 8, ipv6: 16, privateIpv6: 7 };

const privateIpv6 = ["fc00::/7", "fe80::/10"].map((network) => ipaddr.IPv6.parseCIDR(network));

/** Every IPv4 address, written as IPv6. Express compares the two writings. */
const mapped = { start: ipaddr.IPv6.parse("::ffff:0:0"), bits: 96 };

const rule =
  `must be the number of proxies in front (0 to ${String(mostProxies)}), or their networks: ` +
  `${namedNetworks.join(", ")}, 192.0.2.7, 10.0.0.0/8. Anything wider would let strangers invent ` +
  "addresses and pass every limit";

export const trustProxy = text().transform((value, context): TrustedProxies => {
  const read = readTrustedProxies(value.trim().toLowerCase());
  if (read === null) context.addIssue(rule);
  return read ?? false;
});

function readTrustedProxies(written: string): TrustedProxies | null {
  if (written === "false") return false;
  if (/^\d+$/.test(written)) return Number(written) <= mostProxies ? Number(written) : null;
  const networks = written.split(/[\s,]+/).filter(Boolean);
  return networks.length > 0 && networks.every(isNarrow) ? networks : null;
}

function isNarrow(network: string) {
  if (namedNetworks.includes(network)) return true;
  // Only four decimal parts: other writings of IPv4 are read in several ways.
  const [, host = "", bits] =
    /^([\da-f:]*:[\da-f.:]*|\d+(?:\.\d+){3})(?:\/(\d+))?$/.exec(network) ?? [];
  if (!ipaddr.isValid(host)) return false;
  const address = ipaddr.parse(host);
  const longest = address instanceof ipaddr.IPv6 ? 128 : 32;
  const prefix = bits === undefined ? longest : Number(bits);
  return prefix <= longest && prefix >= leastPrefix(address, prefix);
}

function leastPrefix(address: ipaddr.IPv4 | ipaddr.IPv6, prefix: number) {
  if (!(address instanceof ipaddr.IPv6)) return widest.ipv4;
  if (mapped.start.match(address, Math.min(prefix, mapped.bits))) return mapped.bits + widest.ipv4;
  const isPrivate = privateIpv6.some(([start, bits]) => address.match(start, bits));
  return isPrivate ? widest.privateIpv6 : widest.ipv6;
}
