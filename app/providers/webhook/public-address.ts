import ipaddr from "ipaddr.js";

/**
 * `unicast` excludes loopback, private, carrier-grade NAT, multicast, reserved and IPv6 wrappings
 * (NAT64, 6to4, Teredo).
 */
export function isPublicAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === "unicast";
}
