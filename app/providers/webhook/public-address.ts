import ipaddr from "ipaddr.js";

/**
 * Whether an IP address is on the public Internet: not loopback, private, link-local, carrier-grade
 * NAT, multicast or reserved, also when wrapped in IPv6 (mapped, NAT64, 6to4, Teredo).
 */
export function isPublicAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === "unicast";
}
