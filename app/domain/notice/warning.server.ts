import { findInvitation } from "#db/invitations.server.ts";
import { findLink, isLinkExpired } from "#db/links.server.ts";
import { findRequest } from "#db/requests.server.ts";
import type { Request } from "#db/schema/requests.ts";
import type { Domain } from "#app/domain/domain.ts";
import { isOpen } from "#app/domain/request/state-machine.ts";
import { digest } from "#app/domain/secrets.server.ts";
import { freezeWords } from "./freeze-words.ts";

/** What stands behind a "this was not me" address, with the word to type; null when it is unknown or over. Reads only. */
export async function findWarning({ db, secrets }: Domain, token: string) {
  const link = await findLink(db, "freeze", digest(token));
  if (!link || (await isLinkExpired(db, link.id))) return null;
  const word = freezeWords[secrets.pick(link.id, freezeWords.length)] ?? freezeWords[0];
  const invitation = link.invitationId ? await findInvitation(db, link.invitationId) : null;
  const requestId = link.requestId ?? invitation?.requestId ?? null;
  const request = requestId ? await findRequest(db, requestId) : null;
  return { link, word, invitation, request, about: aboutOf(request) };
}

/** What the warning can still stop. */
function aboutOf(request: Request | null): "open-request" | "closed-request" | "invitation" {
  if (!request) return "invitation";
  return isOpen(request.status) ? "open-request" : "closed-request";
}

export type Warning = NonNullable<Awaited<ReturnType<typeof findWarning>>>;
