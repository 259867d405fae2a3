import { Readable } from "node:stream";
import type { Domain } from "#app/domain/domain.ts";
import type { StaffId } from "#app/domain/ids.ts";
import { accept, refuse } from "#app/domain/result.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import { databaseNow } from "#db/connection/clock.server.ts";
import { findRequestByReference } from "#db/requests.server.ts";
import { documentEntries, type EvidenceStore, json } from "./documents-in-evidence.server.ts";
import { evidenceParts } from "./evidence-parts.server.ts";
import { explanation } from "./explanation.ts";
import verifier from "./verify.mjs?raw";
import { type ListedEntry, textEntry, writeZip } from "./write-zip.server.ts";

type Means = Pick<Domain, "db" | "secrets"> & { readonly store: EvidenceStore };

/**
 * The export is on the audit trail, and in itself. Throws when the store is away, before anything is
 * recorded or sent.
 */
export async function exportEvidence(
  { db, secrets, store }: Means,
  order: { readonly reference: string; readonly staffId: StaffId },
) {
  const request = await findRequestByReference(db, order.reference);
  if (!request) return refuse("not-found");
  const documents = await documentEntries({ db, store }, request.id);
  const exportedAt = await databaseNow(db);
  await db.transaction((tx) =>
    appendAuditEvent(tx, {
      requestId: request.id,
      actor: `staff:${order.staffId}`,
      action: "evidence-exported",
      details: { documents: documents.length - 1 },
    }),
  );
  const of = { db, request, staffId: order.staffId };
  const parts = [];
  for (const [name, part] of Object.entries(evidenceParts))
    parts.push(textEntry(name, json(await part(of))));
  const entries = [
    textEntry("README.txt", explanation),
    ...parts,
    ...documents,
    textEntry("verify.mjs", verifier),
  ];
  const { reference } = request;
  const signed = (listed: readonly ListedEntry[]) => {
    const said = { format: "passerelle-evidence/1", reference, exportedAt, entries: listed };
    const text = json(said);
    const { publicKey, signature } = secrets.sign(text);
    return [
      textEntry("manifest.json", text),
      textEntry("manifest.sig", `${publicKey}\n${signature}\n`),
    ];
  };
  return accept({
    body: Readable.from(writeZip(entries, signed)),
    name: `${reference}-evidence.zip`,
  });
}
