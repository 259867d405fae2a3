import { randomUUID } from "node:crypto";
import { inject } from "vitest";
import type { StoreSettings } from "#app/env/settings.ts";

/** A key prefix per caller keeps tests apart. */
export function testObjectStore(): StoreSettings & { readonly prefix: string } {
  const { endpoint, bucket } = inject("objectStore");
  return {
    endpoint,
    bucket,
    region: "eu-west-3",
    checksums: "default",
    prefix: `${randomUUID()}/`,
  };
}
