import { digest } from "#app/domain/secrets.server.ts";
import {
  additionOptions,
  signInOptions,
  stepUpOptions,
} from "#app/domain/staff/passkeys/passkey-options.server.ts";
import { type RelyingParty, relyingPartyOf } from "#app/domain/staff/passkeys/relying-party.ts";
import type { PageContext } from "../context.ts";
import { spend } from "../limits.server.ts";
import { readStaff, type SignedInStaff } from "./staff.server.ts";

/** Null where the address of the portal allows no passkeys. */
export function passkeySite({ services }: PageContext): RelyingParty | null {
  return relyingPartyOf(services.settings.publicOrigin);
}

interface Asker {
  readonly member: SignedInStaff;
  /** The hash of the token of the session. */
  readonly askedBy: string;
}

/** For the script of the sign-in page: nobody has signed in yet. */
export function answerSignInChallenge(context: PageContext) {
  return answer(context, (site) => signInOptions(context.services, site));
}

export function answerStepUpChallenge(request: Request, context: PageContext) {
  return answerMember(request, context, (site, { askedBy, member }) =>
    stepUpOptions(context.services, site, { askedBy, staffId: member.id }),
  );
}

/** The page asks for a fresh second factor before it shows its form. */
export function answerAdditionChallenge(request: Request, context: PageContext) {
  const { name } = context.services.settings.brand;
  return answerMember(request, context, (site, { askedBy, member }) =>
    member.hasFreshFactor
      ? additionOptions(context.services, { ...site, name }, { askedBy, staffId: member.id })
      : null,
  );
}

/** A script asks: it gets no page of the sign-in, and loads its own page again. */
async function answerMember(
  request: Request,
  context: PageContext,
  make: (site: RelyingParty, asker: Asker) => Promise<object> | null,
) {
  const signedIn = await readStaff(request, context, "full");
  if (!signedIn) return new Response(null, { status: 401 });
  const asker = { member: signedIn.member, askedBy: digest(signedIn.token) };
  return answer(context, (site) => make(site, asker));
}

async function answer(context: PageContext, make: (site: RelyingParty) => Promise<object> | null) {
  const site = passkeySite(context);
  if (!site) return new Response(null, { status: 404 });
  const room = await spend(context, { "staff-passkey-address": context.clientAddress });
  if (!room.ok) {
    const headers = { "Retry-After": String(room.retryAfterSeconds) };
    return new Response(null, { status: 429, headers });
  }
  const options = await make(site);
  if (!options) return new Response(null, { status: 403 });
  return Response.json(options, { headers: { "Cache-Control": "no-store" } });
}
