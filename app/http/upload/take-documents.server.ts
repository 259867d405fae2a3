import type { DocumentField } from "#app/domain/document/document-field.ts";
import { takeIn } from "#app/domain/document/take-in.server.ts";
import { waitForReading } from "#app/domain/document/wait-for-reading.server.ts";
import type { Domain } from "#app/domain/domain.ts";
import type { DocumentId, RequestId } from "#app/domain/ids.ts";
import { limits } from "#app/domain/limits.ts";
import type { DocumentKind } from "#app/domain/situation/ids.ts";
import { timed } from "#app/metrics/observe.server.ts";
import { judgeFile } from "#app/reader/judge-file.server.ts";
import type { Services } from "#app/services.server.ts";
import type { UploadedFile } from "../received-upload.ts";
import { discardFiles } from "./receive-upload.server.ts";
import type { RefusedFile } from "./refused-file.ts";
import { sortReceived } from "./sort-received.ts";

type Means = Services & Pick<Domain, "session">;

/** The files of one field. */
export interface FileSet {
  readonly kind: DocumentKind;
  readonly field: DocumentField;
  readonly files: readonly UploadedFile[];
}

/** All sets are kept before any reading is waited for. A failure discards the sets after it. */
export async function takeDocuments(
  services: Means,
  requestId: RequestId,
  sets: readonly FileSet[],
): Promise<RefusedFile[]> {
  const refused: RefusedFile[] = [];
  const documents: DocumentId[] = [];
  let left = sets;
  try {
    for (const set of sets) {
      left = left.slice(1);
      const taken = await takeSet(services, requestId, set);
      refused.push(...taken.refused);
      documents.push(...taken.documents);
    }
  } catch (error) {
    const rest = left.flatMap(({ files }) => files);
    await discardFiles(rest, services.store).catch(() => undefined);
    throw error;
  }
  await waitForReading(services.db, documents, limits.readingWaitMs);
  return refused;
}

async function takeSet(services: Means, requestId: RequestId, { kind, field, files }: FileSet) {
  const means = {
    domain: services,
    scanner: services.scanner,
    judge: (path: string) => timed("upload", () => judgeFile(services.children, path)),
    deleteObject: (key: string) => services.store.delete(key),
  };
  const { refused, whole, broken } = sortReceived(files);
  await discardFiles(broken, services.store);
  const taken = await takeIn(means, requestId, kind, whole);
  const inField = taken.refused.map((one) => ({ ...one, field }));
  return { refused: [...refused, ...inField], documents: taken.documents };
}
