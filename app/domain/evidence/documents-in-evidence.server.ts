import type { Domain } from "#app/domain/domain.ts";
import type { RequestId } from "#app/domain/ids.ts";
import type { ObjectStore } from "#app/providers/storage/storage.ts";
import { type EvidenceDocument, listAllDocuments } from "#db/evidence.server.ts";
import { textEntry, type ZipEntry } from "./write-zip.server.ts";

export type EvidenceStore = Pick<ObjectStore, "read" | "size">;
type Means = Pick<Domain, "db"> & { readonly store: EvidenceStore };

/** `infected`: an evidence file carries no virus to whoever opens it. */
type State = "included" | "erased" | "infected" | "missing";

/** The originals while they exist, byte for byte, and a list that says what became of each. */
export async function documentEntries({ db, store }: Means, requestId: RequestId) {
  const found = await listAllDocuments(db, requestId);
  const originals: ZipEntry[] = [];
  const listed = [];
  for (const [index, one] of found.entries()) {
    const files = [];
    for (const file of one.files) {
      const name = nameOf(index + 1, one, file);
      const state = await stateOf(store, one, file.objectKey);
      if (state === "included" && file.objectKey)
        originals.push(original(store, name, file.objectKey));
      const { position, label, format, size, sha256 } = file;
      files.push({
        position,
        label,
        format,
        size,
        sha256,
        state,
        entry: state === "included" ? name : null,
      });
    }
    listed.push({ ...described(one), files });
  }
  return [textEntry("documents.json", json(listed)), ...originals];
}

export const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

/** What readers and people found; keys of the store are of no use to anybody. */
function described({ document }: EvidenceDocument) {
  return { ...document, compositionKey: undefined, textKey: undefined, sessionId: undefined };
}

function nameOf(
  number: number,
  { document }: EvidenceDocument,
  { position, format }: EvidenceDocument["files"][number],
) {
  const [first, part] = [number, position].map((one) => String(one).padStart(2, "0"));
  return `documents/${first}-${document.kind}-${part}.${format}`;
}

async function stateOf(
  store: EvidenceStore,
  { document }: EvidenceDocument,
  key: string | null,
): Promise<State> {
  if (document.purgedAt !== null || key === null) return "erased";
  if (document.scan === "found") return "infected";
  return (await store.size(key)) === null ? "missing" : "included";
}

function original(store: EvidenceStore, name: string, key: string): ZipEntry {
  const open = async () => {
    const body = await store.read(key);
    if (!body) throw new Error(`${name} was erased while it was exported`);
    return body as AsyncIterable<Buffer>;
  };
  return { name, open };
}
