import { loginKey } from "#app/domain/account/login.ts";
import type { Domain } from "#app/domain/domain.ts";
import { limits } from "#app/domain/limits.ts";
import { digest } from "#app/domain/secrets.server.ts";
import { addJob } from "#db/jobs.server.ts";

/** Always the same single insert, so the response time does not reveal whether the login exists. */
export async function askForLink(
  { db, secrets }: Domain,
  input: { login: string; token: string | null },
) {
  const loginSealed = secrets.seal(loginKey(input.login).slice(0, 200), "issue-link");
  const tokenHash = input.token === null ? null : digest(input.token);
  const maxAttempts = limits.linkRequestAttempts;
  await addJob(db, "issue-link", { loginSealed, tokenHash }, { maxAttempts });
}
