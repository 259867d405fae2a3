import { m } from "#app/i18n/paraglide/messages.js";

export type PasskeyRefusal =
  | "name-missing"
  | "name-hidden"
  | "not-made"
  | "known"
  | "too-many-passkeys"
  | "not-found"
  | "last-way-in"
  | "too-few-passkeys";

export interface PasskeyAnswer {
  readonly refusal: PasskeyRefusal;
  readonly name: string;
  /** Of the passkey that was to be renamed or removed; empty for a new one. */
  readonly id: string;
}

const words: Record<PasskeyRefusal, (numbers: PasskeyNumbers) => string> = {
  "name-missing": () => m.access_passkey_name_missing(),
  "name-hidden": () => m.access_passkey_name_hidden(),
  "not-made": () => m.access_passkey_not_made(),
  known: () => m.access_passkey_known(),
  "too-many-passkeys": ({ most }) => m.access_passkey_too_many({ count: most }),
  "not-found": () => m.access_passkey_not_found(),
  "last-way-in": () => m.access_passkey_last(),
  "too-few-passkeys": ({ least }) => m.access_passkey_too_few({ count: least }),
};

interface PasskeyNumbers {
  readonly most: number;
  readonly least: number;
}

export function passkeyError({ refusal, id }: PasskeyAnswer, numbers: PasskeyNumbers) {
  const isName = refusal === "name-missing" || refusal === "name-hidden";
  const field = isName ? (id ? `name-${id}` : "name") : "";
  return { field, message: words[refusal](numbers) };
}
