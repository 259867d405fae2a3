import { m } from "#app/i18n/paraglide/messages.js";
import type { FieldError } from "#app/ui/parts/field-error.ts";

export type SignInRefusal =
  | "refused"
  | "wrong-code"
  | "factor-lost"
  | "code-malformed"
  | "passkey-refused"
  | "sso-required"
  | "ended"
  | "too-many";

const words: Record<SignInRefusal, () => FieldError> = {
  refused: () => ({ field: "email", message: m.staff_login_refused() }),
  "wrong-code": () => ({ field: "code", message: m.staff_login_wrong_code() }),
  "factor-lost": () => ({ field: "code", message: m.staff_login_factor_lost() }),
  "code-malformed": () => ({ field: "code", message: m.staff_login_code_malformed() }),
  "passkey-refused": () => ({ field: "", message: m.access_passkey_refused() }),
  "sso-required": () => ({ field: "", message: m.sso_password_refused() }),
  ended: () => ({ field: "email", message: m.staff_login_ended() }),
  "too-many": () => ({ field: "", message: m.common_too_many_body() }),
};

export function signInErrors(refusal: SignInRefusal) {
  return [words[refusal]()];
}
