/**
 * `refused`: the vendor will never accept it unchanged (bad address, blocked number). `deferred`:
 * certainly not accepted (429, 5xx before acceptance, connection refused), may be retried.
 * `unknown`: cut or timed out after sending, so the vendor may have it.
 */
export type Delivery =
  | { readonly outcome: "accepted"; readonly vendorId: string | null }
  | { readonly outcome: "refused"; readonly reason: string }
  | { readonly outcome: "deferred"; readonly reason: string }
  | { readonly outcome: "unknown"; readonly reason: string };
