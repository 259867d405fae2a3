import type { Domain } from "#app/domain/domain.ts";
import type { RequestId } from "#app/domain/ids.ts";
import { changeRequest } from "#app/domain/request/change-request.server.ts";
import { accept } from "#app/domain/result.ts";
import type { ObjectStore } from "#app/providers/storage/storage.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import { eraseDueAnswers, listRequestsWithDueAnswers } from "#db/registry.server.ts";
import {
  countHeld,
  eraseDueMessages,
  forgetDoomed,
  listDoomed,
  listDue,
  listRequestsDue,
  strikeOut,
} from "#db/retention.server.ts";

interface PurgeReport {
  readonly requests: number;
  readonly documents: number;
  readonly bytes: number;
  readonly objects: number;
  readonly held: number;
}

/**
 * Keeps hash, kind, facts and verdict; erases the texts of messages, and whom the public registries
 * named. Each request has its own transaction, which marks its objects for later deletion, so a killed run is completed by the next.
 */
export async function purgeDocuments(domain: Domain, store: Pick<ObjectStore, "delete">) {
  const { db, rules } = domain;
  const totals = { requests: 0, documents: 0, bytes: 0 };
  const due = [
    ...(await listRequestsDue(db, rules.retention)),
    ...(await listRequestsWithDueAnswers(db, rules.retention)),
  ];
  for (const id of new Set(due)) {
    const struck = await strikeOutRequest(domain, id);
    totals.requests += struck.documents > 0 ? 1 : 0;
    totals.documents += struck.documents;
    totals.bytes += struck.bytes;
  }
  const objects = await deleteDoomed(domain, store);
  const report: PurgeReport = { ...totals, objects, held: await countHeld(db, rules.retention) };
  await db.transaction((tx) =>
    appendAuditEvent(tx, {
      requestId: null,
      actor: "system",
      action: "papers-purged",
      details: { ...report },
    }),
  );
  return report;
}

/** The request may have been frozen meanwhile. */
async function strikeOutRequest(domain: Domain, id: RequestId) {
  const struck = await changeRequest(domain, id, async (tx) => {
    const due = await listDue(tx, id, domain.rules.retention);
    const messages = await eraseDueMessages(tx, id, domain.rules.retention);
    const answers = await eraseDueAnswers(tx, id, domain.rules.retention);
    if (due.length + messages.length + answers === 0) return accept({ documents: 0, bytes: 0 });
    const ids = due.map((document) => document.id);
    if (ids.length > 0) await strikeOut(tx, ids);
    await appendAuditEvent(tx, {
      requestId: id,
      actor: "system",
      action: "papers-purged",
      details: {
        documents: ids,
        ...(messages.length > 0 && { messages }),
        ...(answers > 0 && { registryAnswers: answers }),
      },
    });
    return accept({ documents: due.length, bytes: due.reduce((sum, { size }) => sum + size, 0) });
  });
  return struck.ok ? struck.value : { documents: 0, bytes: 0 };
}

async function deleteDoomed({ db }: Domain, store: Pick<ObjectStore, "delete">) {
  let deleted = 0;
  for (;;) {
    const keys = await listDoomed(db);
    if (keys.length === 0) return deleted;
    for (const key of keys) {
      await store.delete(key);
      await forgetDoomed(db, key);
      deleted += 1;
    }
  }
}
