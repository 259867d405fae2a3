import type { Actor } from "#app/domain/audit/event.ts";
import { resendContactProof } from "#app/domain/journey/send-contact-proof.server.ts";
import type { CustomerRequest } from "#app/domain/request/request.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import type { PageContext } from "./context.ts";
import { waitSentence } from "./forms.server.ts";
import { spend } from "./limits.server.ts";

type Asked = Pick<CustomerRequest, "id" | "contactEmail">;

export function spendProof(context: PageContext, { id, contactEmail }: Asked) {
  return spend(context, {
    "proof-address": context.clientAddress,
    "proof-request": id,
    "proof-recipient": contactEmail ?? "",
  });
}

export async function resendProof(context: PageContext, request: Asked, actor: Actor) {
  const room = await spendProof(context, request);
  if (!room.ok) return { ok: false, message: waitSentence(room), status: 429 } as const;
  const sent = await resendContactProof(context.services, request.id, actor);
  if (sent.ok) return { ok: true, sentTo: sent.value.sentTo } as const;
  const words = {
    "not-found": m.journey_contact_nothing_to_prove,
    "nothing-to-prove": m.journey_contact_nothing_to_prove,
    frozen: m.journey_check_frozen,
  } satisfies Record<typeof sent.refusal, () => string>;
  return { ok: false, message: words[sent.refusal](), status: 409 } as const;
}
