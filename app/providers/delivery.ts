/**
 * How an attempt to hand a message to a vendor ended.
 * - `accepted`: the vendor has it.
 * - `refused`: the vendor will never take it as it is (bad address, blocked number).
 * - `deferred`: surely not taken (429, 5xx before acceptance, connection refused): may be tried again.
 * - `unknown`: the connection broke or timed out after the request left: the vendor may have it.
 */
export type Delivery =
  | { readonly outcome: "accepted"; readonly vendorId: string | null }
  | { readonly outcome: "refused"; readonly reason: string }
  | { readonly outcome: "deferred"; readonly reason: string }
  | { readonly outcome: "unknown"; readonly reason: string };
