import type { Email } from "#app/domain/email.ts";
import type { AccountId, StaffId } from "#app/domain/ids.ts";

/** Who gets a kept form back: a member, or the recipient whose link opens the account's request. */
export type FormOwner = `staff:${StaffId}` | `customer:${AccountId}:${Email}`;

export function staffOwner(id: StaffId): FormOwner {
  return `staff:${id}`;
}

export function customerOwner(visit: { accountId: AccountId; recipient: Email }): FormOwner {
  return `customer:${visit.accountId}:${visit.recipient}`;
}

export interface PostedForm {
  readonly path: string;
  /** Each field with its values: a checkbox may have several. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
  /** The version of the request that the page showed, if it showed one. */
  readonly version: number | null;
  /** Files are not kept: they must be chosen again. */
  readonly hadFile: boolean;
}

export interface KeptForm extends PostedForm {
  readonly at: Date;
}
