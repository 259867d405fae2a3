import type { Domain } from "#app/domain/domain.ts";
import type { Database } from "#db/connection/client.server.ts";
import { addJob } from "#db/jobs.server.ts";
import { wasAskedLately } from "#db/registry.server.ts";
import type { Request } from "#db/schema/requests.ts";
import { type AskedAccount, ownNumber } from "./questions.ts";

interface Asked {
  readonly request: Pick<Request, "id" | "status">;
  readonly account: AskedAccount;
}

/** In the caller's transaction. Asking twice is harmless: an answer is kept for a day. */
export async function askForAnswers(
  db: Database,
  { registries }: Domain["rules"],
  { request, account }: Asked,
) {
  if (registries.length === 0 || ownNumber(account) === null) return;
  const key = `registries:${request.id}`;
  await addJob(db, "ask-registries", { requestId: request.id, tries: 0 }, { key });
}

/** For a request that staff open: one more question a day. */
export async function askWhenOld({ db, rules }: Pick<Domain, "db" | "rules">, asked: Asked) {
  if (mayAsk(asked.request) && !(await wasAskedLately(db, asked.request.id)))
    await askForAnswers(db, rules, asked);
}

/** After the decision its evidence stays as it was. */
export function mayAsk({ status }: Pick<Request, "status">) {
  return status === "submitted";
}
