import type { InviteRefusal, MemberRefusal } from "#app/domain/staff/member-change.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import type { FieldError } from "#app/ui/parts/field-error.ts";

type Refusal = MemberRefusal | InviteRefusal;

const words: Record<Refusal, () => FieldError> = {
  "not-administrator": () => ({ field: "", message: m.staff_member_refused_not_administrator() }),
  "not-found": () => ({ field: "", message: m.staff_member_refused_not_found() }),
  self: () => ({ field: "", message: m.staff_member_refused_self() }),
  stale: () => ({ field: "", message: m.staff_member_refused_stale() }),
  unchanged: () => ({ field: "", message: m.staff_member_refused_unchanged() }),
  "name-missing": () => ({ field: "name", message: m.staff_member_refused_name() }),
  "name-hidden": () => ({ field: "name", message: m.staff_member_refused_name_hidden() }),
  "bad-email": () => ({ field: "email", message: m.staff_member_refused_email() }),
  "no-role": () => ({ field: "roles", message: m.staff_member_refused_role() }),
  exists: () => ({ field: "email", message: m.staff_member_refused_exists() }),
};

export interface MembersAnswer {
  readonly refusal: Refusal;
  /** Whose roles were to change; null for the form that adds a member. */
  readonly memberId: string | null;
  readonly typed?:
    | { readonly name: string; readonly email: string; readonly roles: readonly string[] }
    | undefined;
}

export function memberError({ refusal, memberId }: MembersAnswer): FieldError {
  const error = words[refusal]();
  return memberId && error.field ? { ...error, field: `${error.field}-${memberId}` } : error;
}
