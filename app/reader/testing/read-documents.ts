import { createHash, randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { addDocument } from "#app/domain/document/give-documents.server.ts";
import { readDocument } from "#app/domain/document/read-document.server.ts";
import type { RequestId } from "#app/domain/ids.ts";
import type { DocumentKind } from "#app/domain/situation/ids.ts";
import { createS3Store } from "#app/providers/storage/s3.server.ts";
import { createChildren } from "#app/reader/child/child.server.ts";
import type { FileFormat } from "#app/reader/format.ts";
import { readByChildren } from "#app/reader/read-by-children.server.ts";
import type { KeptVerdict } from "#app/reader/verdict.ts";
import { expectOk, type Scene } from "#tests/support/scenario/scenario.ts";
import { testObjectStore } from "#tests/support/services/object-store.ts";

export const childPath = fileURLToPath(new URL("../reader-child.ts", import.meta.url));

export function documentWorld(scene: Scene) {
  const { prefix, endpoint, bucket, region } = testObjectStore();
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  const store = createS3Store({
    bucket,
    endpoint,
    region,
    credentials,
    checksums: "WHEN_SUPPORTED",
  });
  const children = createChildren(childPath);
  const means = { store, children: readByChildren(children, null) };

  async function give(
    requestId: RequestId,
    kind: DocumentKind,
    files: readonly { bytes: Buffer; format?: FileFormat; label?: string }[],
    verdict: KeptVerdict = "good",
  ) {
    const stored = await Promise.all(
      files.map(async ({ bytes, format = "pdf", label = `${kind}.${format}` }) => {
        const objectKey = `documents/${prefix}${randomUUID()}`;
        await store.write(objectKey, Readable.from([bytes]), { contentType: "application/pdf" });
        const sha256 = createHash("sha256").update(bytes).digest("hex");
        return { label, format, objectKey, size: bytes.length, sha256 };
      }),
    );
    const [first, ...more] = stored;
    if (!first) throw new Error("a paper has a file");
    const pages = verdict === "unjudged" ? null : files.length;
    const judged = { verdict, dangers: [], pages };
    const document = { kind, files: [first, ...more], ...judged, scan: "not-configured" } as const;
    const { id } = expectOk(await addDocument(scene.domain, requestId, document));
    return { requestId, documentId: id };
  }

  const read = (document: Awaited<ReturnType<typeof give>>) =>
    readDocument(scene.domain, means, document);
  return { store, means, give, read };
}
