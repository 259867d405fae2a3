import { randomUUID } from "node:crypto";
import { inject } from "vitest";
import type { StoreSettings } from "#app/env/settings.ts";

/** The run's object store; keys below a prefix of the caller's own keep tests apart. */
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
