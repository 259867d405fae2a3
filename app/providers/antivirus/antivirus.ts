import type { Readable } from "node:stream";

export type ScanResult =
  { readonly result: "clean" } | { readonly result: "found"; readonly finding: string };

/**
 * Throws if it cannot decide (unavailable, hanging, over its own limit); never answers "clean"
 * then.
 */
export interface Scanner {
  scan(body: Readable): Promise<ScanResult>;
}
