import type { Readable } from "node:stream";

export type ScanResult =
  | { readonly result: "clean" }
  /** The name that the antivirus gives to what it found. */
  | { readonly result: "found"; readonly finding: string };

/** Looks for malware. Throws when it cannot say: away, hanging, over its own limit. Never "clean" then. */
export interface Scanner {
  scan(body: Readable): Promise<ScanResult>;
}
