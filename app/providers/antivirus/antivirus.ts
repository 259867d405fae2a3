import type { Readable } from "node:stream";

export type ScanResult =
  | { readonly result: "clean" }
  /** The antivirus's name for the malware. */
  | { readonly result: "found"; readonly finding: string };

/**
 * Looks for malware. Throws if it cannot decide (unavailable, hanging, over its own limit); never
 * answers "clean" then.
 */
export interface Scanner {
  scan(body: Readable): Promise<ScanResult>;
}
