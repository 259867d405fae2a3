import { data } from "@remix-run/node";
import { addPasskey } from "#app/domain/staff/passkeys/add-passkey.server.ts";
import {
  forgetOwnPassword,
  nameOwnPasskey,
  removeOwnPasskey,
} from "#app/domain/staff/passkeys/change-passkeys.server.ts";
import { passkeyIntents } from "#app/ui/staff/intents.ts";
import type { PasskeyRefusal } from "#app/ui/staff/passkeys/passkey-refusal.ts";
import type { PageContext } from "../context.ts";
import { textOf } from "../forms.server.ts";
import { passkeySite } from "./passkey-challenge.server.ts";
import type { SignedInStaff } from "./staff.server.ts";

interface Asker {
  readonly member: SignedInStaff;
  readonly sessionTokenHash: string;
}

/** Null when it was done. */
export async function changePasskeys(context: PageContext, asker: Asker, form: FormData) {
  const [name, id] = [textOf(form, "name"), textOf(form, "id")];
  const done = await change(context, asker, form);
  if (done.ok) return null;
  return data({ refusal: done.refusal, name, id }, done.refusal === "not-found" ? 404 : 422);
}

type Done = { readonly ok: true } | { readonly ok: false; readonly refusal: PasskeyRefusal };

function change(context: PageContext, asker: Asker, form: FormData): Done | Promise<Done> {
  const { services } = context;
  const staffId = asker.member.id;
  const [name, id] = [textOf(form, "name"), textOf(form, "id")];
  switch (passkeyIntents.read(form)) {
    case "rename":
      return nameOwnPasskey(services, { staffId, id, name });
    case "remove":
      return removeOwnPasskey(services, { staffId, id });
    case "forget-password":
      return forgetOwnPassword(services, staffId);
    case "add":
    case null: {
      const site = passkeySite(context);
      if (!site) return { ok: false, refusal: "not-made" };
      const credential = textOf(form, "credential");
      return addPasskey(services, site, {
        ...{ staffId, name, credential },
        askedBy: asker.sessionTokenHash,
      });
    }
  }
}
