import { z } from "zod";
import type { Actor } from "#app/domain/audit/event.ts";
import type { Domain } from "#app/domain/domain.ts";
import { accept, refuse, type Result } from "#app/domain/result.ts";
import { digest, newToken } from "#app/domain/secrets.server.ts";
import { findAccountByLogin } from "#db/accounts.server.ts";
import { insertApiKey, listApiKeys, revokeApiKey, touchApiKey } from "#db/api-keys.server.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import { loginKey } from "./login.ts";

const longestName = 100;

/** Shown once. The prefix helps scanners for leaked secrets. */
export async function createApiKey(
  { db }: Domain,
  input: { readonly name: string; readonly actor: Actor },
): Promise<Result<{ key: string }, "name-missing">> {
  const name = input.name.trim().slice(0, longestName);
  if (!name) return refuse("name-missing");
  const key = `passerelle_${newToken()}`;
  await db.transaction(async (tx) => {
    const row = await insertApiKey(tx, { name, keyHash: digest(key), createdBy: input.actor });
    await appendAuditEvent(tx, {
      requestId: null,
      actor: input.actor,
      action: "api-key.created",
      details: { key: row.id, name },
    });
  });
  return accept({ key });
}

export async function endApiKey(
  { db }: Domain,
  input: { readonly id: string; readonly actor: Actor },
): Promise<Result<null, "not-found">> {
  const id = z.uuid().safeParse(input.id);
  if (!id.success) return refuse("not-found");
  return db.transaction(async (tx) => {
    if (!(await revokeApiKey(tx, id.data))) return refuse("not-found");
    await appendAuditEvent(tx, {
      requestId: null,
      actor: input.actor,
      action: "api-key.revoked",
      details: { key: id.data },
    });
    return accept(null);
  });
}

export function listKeys({ db }: Domain) {
  return listApiKeys(db);
}

export async function isApiKey({ db }: Domain, key: string) {
  return (await touchApiKey(db, digest(key))) !== null;
}

export async function readForClientArea({ db }: Domain, login: string) {
  const account = await findAccountByLogin(db, loginKey(login));
  if (!account) return null;
  return {
    login: account.login,
    mobile: account.mobile,
    mobileVerifiedAt: account.mobileVerifiedAt?.toISOString() ?? null,
    contact: { name: account.contactName, email: account.contactEmail },
  };
}
