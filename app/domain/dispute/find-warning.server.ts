import type { Domain } from "#app/domain/domain.ts";
import { digest, pick } from "#app/domain/secrets.server.ts";
import { findInvitation } from "#db/invitations.server.ts";
import { findLink, isLinkExpired } from "#db/links.server.ts";
import { findOpenRequestOf, findRequest } from "#db/requests.server.ts";
import type { Request } from "#db/schema/requests.ts";
import { freezeWords } from "./freeze-words.ts";

export async function findWarning({ db }: Pick<Domain, "db">, token: string) {
  const link = await findLink(db, "freeze", digest(token));
  if (!link || (await isLinkExpired(db, link.id))) return null;
  const word = freezeWords[pick(token, freezeWords.length)] ?? freezeWords[0];
  const invitation = link.invitationId ? await findInvitation(db, link.invitationId) : null;
  const requestId = link.requestId ?? invitation?.requestId ?? null;
  const named = requestId ? await findRequest(db, requestId) : null;
  const recipient = named ?? invitation;
  if (!recipient) return null;
  const open = await findOpenRequestOf(db, recipient);
  return { link, word, invitation, recipient, request: open ?? named, about: aboutOf(named, open) };
}

function aboutOf(request: Request | null, open: Request | null) {
  if (open) return "open-request" as const;
  return request ? ("closed-request" as const) : ("invitation" as const);
}

export type Warning = NonNullable<Awaited<ReturnType<typeof findWarning>>>;
