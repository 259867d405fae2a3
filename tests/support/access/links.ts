import { eq } from "drizzle-orm";
import { findWarning } from "#app/domain/dispute/find-warning.server.ts";
import { digest } from "#app/domain/secrets.server.ts";
import { links } from "#db/schema/invitations.ts";
import { askToConfirm, confirmationTokens, freezeTokens } from "#tests/support/scenario/cases.ts";
import { addAccount, contactToken, invite, requestOf } from "#tests/support/scenario/scenario.ts";
import { caseIn } from "./cases.ts";
import type { Person, Stage } from "./line.ts";

async function expire({ scene: { domain } }: Stage, token: string) {
  const past = { expiresAt: new Date(0) };
  await domain.db
    .update(links)
    .set(past)
    .where(eq(links.tokenHash, digest(token)));
}

/** The holder of the expired link has one that was as good as the living one. */
async function pairOf<Made extends { readonly token: string }>(
  stage: Stage,
  make: () => Promise<Made>,
) {
  const [living, over] = [await make(), await make()];
  await expire(stage, over.token);
  return (person: Person) => (person === "expired-link" ? over : living);
}

export function loginLinks(stage: Stage) {
  return pairOf(stage, async () => {
    const account = await addAccount(stage.scene);
    const { token } = await invite(stage.scene, account);
    return { token, login: account.login };
  });
}

export function contactLinks(stage: Stage) {
  return pairOf(stage, async () => {
    const { id } = await caseIn(stage, "submitted", "organisation.retired");
    const { contactEmail } = await requestOf(stage.scene, id);
    return { token: await contactToken(stage.scene, id), email: contactEmail ?? "" };
  });
}

export function confirmationLinks(stage: Stage) {
  return pairOf(stage, async () => {
    const { account, id } = await askToConfirm(stage.scene);
    const [token = ""] = await confirmationTokens(stage.scene, id);
    return { token, login: account.login };
  });
}

export function warningLinks(stage: Stage) {
  return pairOf(stage, async () => {
    const { id } = await caseIn(stage, "submitted");
    const [token = ""] = await freezeTokens(stage.scene, id);
    return { token, word: (await findWarning(stage.scene.domain, token))?.word ?? "" };
  });
}
