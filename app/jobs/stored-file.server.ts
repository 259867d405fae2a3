import type { Services } from "#app/services.server.ts";

/** Throws when the store no longer has it. */
export async function* storedFile(
  { store }: Pick<Services, "store">,
  key: string,
): AsyncIterable<Uint8Array> {
  const stored = await store.read(key);
  if (!stored) throw new Error("the store has lost an uploaded file");
  yield* stored as AsyncIterable<Buffer>;
}
