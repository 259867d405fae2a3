import type { Domain } from "#app/domain/domain.ts";
import { limits } from "#app/domain/limits.ts";
import { addJob } from "#db/jobs.server.ts";
import { findLastLoginLink } from "#db/links.server.ts";
import type { EndedVisit } from "./ended-visit.server.ts";

/** As if its recipient asked on the page of the last link: a stopped recipient gets none. */
export async function askForLinkAgain({ db, secrets }: Domain, visit: EndedVisit) {
  const link = await findLastLoginLink(db, visit);
  if (!link) return;
  const loginSealed = secrets.seal(visit.loginKey, "issue-link");
  const maxAttempts = limits.linkRequestAttempts;
  await addJob(db, "issue-link", { loginSealed, tokenHash: link.tokenHash }, { maxAttempts });
}
