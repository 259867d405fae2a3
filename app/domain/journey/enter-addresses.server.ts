import ipaddr from "ipaddr.js";
import type { Domain } from "#app/domain/domain.ts";
import type { RequestId } from "#app/domain/ids.ts";
import { limits } from "#app/domain/limits.ts";
import { editRequest } from "#app/domain/request/edit-request.server.ts";
import { accept, refuse, type Result } from "#app/domain/result.ts";

export type AddressesRefusal =
  | "addresses-missing"
  | "address-unreadable"
  | "address-private"
  | "address-too-wide"
  | "addresses-too-many";

/** An entry that cannot be accepted, as it was typed. */
export interface AddressFault {
  readonly entry: string;
  readonly refusal: Exclude<AddressesRefusal, "addresses-missing" | "addresses-too-many">;
}

/** At most 20 public addresses, none wider than /24 (IPv4) or /48 (IPv6). */
export function readAddresses(text: string): Result<string[], AddressesRefusal> {
  const written = entriesOf(text);
  if (written.length === 0) return refuse("addresses-missing");
  if (written.length > limits.addresses) return refuse("addresses-too-many");
  const ranges: string[] = [];
  for (const entry of written) {
    const range = readRange(entry);
    if (!range.ok) return range;
    ranges.push(range.value);
  }
  return accept([...new Set(ranges)]);
}

/** Every wrong entry once, in order, so that each can be named. */
export function addressFaults(text: string): AddressFault[] {
  return [...new Set(entriesOf(text))].flatMap((entry) => {
    const range = readRange(entry);
    return range.ok ? [] : [{ entry, refusal: range.refusal }];
  });
}

/** The text with one more line, unless it has that address already. */
export function withAddress(text: string, address: string): string {
  if (entriesOf(text).includes(address)) return text;
  return [...text.split(/\r?\n/).filter((line) => line.trim() !== ""), address].join("\n");
}

function entriesOf(text: string) {
  return text.split(/[\s,;]+/).filter(Boolean);
}

function readRange(entry: string): Result<string, AddressFault["refusal"]> {
  const parsed = parseRange(entry);
  if (!parsed) return refuse("address-unreadable");
  const [address, bits] = parsed;
  if (address.range() !== "unicast") return refuse("address-private");
  const { addressBitsIpv4, addressBitsIpv6 } = limits;
  if (bits < (address.kind() === "ipv4" ? addressBitsIpv4 : addressBitsIpv6))
    return refuse("address-too-wide");
  return accept(`${address.toString()}/${bits}`);
}

function parseRange(entry: string): [ipaddr.IPv4 | ipaddr.IPv6, number] | null {
  try {
    if (entry.includes("/")) return ipaddr.parseCIDR(entry);
    if (!ipaddr.IPv6.isValid(entry) && !ipaddr.IPv4.isValidFourPartDecimal(entry)) return null;
    const address = ipaddr.parse(entry);
    return [address, address.kind() === "ipv4" ? 32 : 128];
  } catch {
    return null;
  }
}

export function enterAddresses(domain: Domain, requestId: RequestId, text: string) {
  return editRequest(domain, requestId, "addresses", () => {
    const addresses = readAddresses(text);
    return Promise.resolve(addresses.ok ? accept({ addresses: addresses.value }) : addresses);
  });
}
