import { takeIn } from "#app/domain/document/take-in.server.ts";
import { waitForReading } from "#app/domain/document/wait-for-reading.server.ts";
import type { Domain } from "#app/domain/domain.ts";
import type { RequestId } from "#app/domain/ids.ts";
import { limits } from "#app/domain/limits.ts";
import type { DocumentKind } from "#app/domain/situation/ids.ts";
import { judgeFile } from "#app/reader/judge-file.server.ts";
import type { Services } from "#app/services.server.ts";
import type { Upload } from "../received-upload.ts";
import { discardFiles } from "./receive-upload.server.ts";
import type { RefusedFile } from "./refused-file.ts";
import { sortReceived } from "./sort-received.ts";

export async function takeDocuments(
  services: Services & Pick<Domain, "session">,
  requestId: RequestId,
  kind: DocumentKind,
  upload: Extract<Upload, { outcome: "received" }>,
): Promise<RefusedFile[]> {
  const means = {
    domain: services,
    scanner: services.scanner,
    judge: (path: string) => judgeFile(services.children, path),
    deleteObject: (key: string) => services.store.delete(key),
  };
  const { refused, whole, broken } = sortReceived(upload.files);
  await discardFiles(broken, services.store);
  const taken = await takeIn(means, requestId, kind, whole);
  await waitForReading(services.db, taken.documents, limits.readingWaitMs);
  return [...refused, ...taken.refused];
}
