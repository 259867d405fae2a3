import type { Domain } from "#app/domain/domain.ts";
import type { ImportId } from "#app/domain/ids.ts";
import {
  digestChanges,
  hasStaleUnchanged,
  lockImports,
  markStale,
  nextLines,
  writeChanges,
  writeNew,
} from "#db/account-import-writes.server.ts";
import { countWritten, findImport, setStatus } from "#db/account-imports.server.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import type { AccountImport } from "#db/schema/account-imports.ts";

/** Rows in one statement: some of the 15 s that a statement may take, on a busy machine. */
const rowsAtOnce = 5_000;

/** Ends the transaction. */
class Outdated extends Error {}

/**
 * Writes the plan that was checked, whole or not at all, in one transaction. An account that changed
 * after the check makes it `outdated`. May run again, also at the same time.
 */
export async function applyImport(domain: Domain, importId: ImportId): Promise<void> {
  const { db } = domain;
  try {
    await db.transaction(async (tx) => {
      await lockImports(tx);
      const found = await findImport(tx, importId);
      if (found?.status !== "applying") return;
      await write(domain, tx, found);
      await record(tx, found);
    });
  } catch (error) {
    if (!(error instanceof Outdated)) throw error;
    await db.transaction(async (tx) => {
      await markStale(tx, importId);
      await setStatus(tx, importId, { from: "applying", to: "outdated", written: 0 });
    });
  }
}

async function write({ db }: Domain, tx: Transaction, found: AccountImport) {
  if (await hasStaleUnchanged(tx, found.id)) throw new Outdated();
  let written = 0;
  for (let after = 0; ;) {
    const lines = await nextLines(tx, found.id, { after, size: rowsAtOnce });
    if (!lines) break;
    for (const writeRows of [writeNew, writeChanges]) {
      const done = await writeRows(tx, found.id, lines);
      if (done.written < done.planned) throw new Outdated();
      written += done.written;
    }
    // Outside the transaction, so that the page sees it.
    await countWritten(db, found.id, written);
    after = lines.to;
  }
  if (written !== found.new + found.changed) throw new Error("the plan is not whole");
}

async function record(tx: Transaction, found: AccountImport) {
  const isOurs = await setStatus(tx, found.id, { from: "applying", to: "applied" });
  if (!isOurs) throw new Error("the import changed under its lock");
  await appendAuditEvent(tx, {
    requestId: null,
    actor: found.appliedBy ? `staff:${found.appliedBy}` : "system",
    action: "accounts.imported",
    details: {
      import: found.id,
      created: found.new,
      changed: found.changed,
      sha256: found.sha256,
      changes: await digestChanges(tx, found.id),
    },
  });
}
