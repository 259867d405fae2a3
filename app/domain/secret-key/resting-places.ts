import { boundTo } from "#app/domain/bound-to.ts";
import type { DigestUse } from "#app/domain/digest-use.ts";

/** A row that rests under a key, with the columns that `about` reads. */
export interface RestingRow {
  readonly id: string;
  readonly value: string;
  readonly [column: string]: string;
}

/** A column whose values rest under a key; every such table has a uuid `id`. */
export interface RestingPlace {
  readonly table: string;
  readonly column: string;
  /** For the report of the command. */
  readonly what: string;
  readonly how:
    | {
        readonly kind: "sealed";
        /** Columns that the text is bound to, beside the id. */
        readonly boundTo: readonly string[];
        readonly about: (row: RestingRow) => string;
      }
    | { readonly kind: "digest"; readonly use: DigestUse };
}

/** `tests/house/secret-uses.test.ts` asks for every column of the schema that rests under a key. */
export const restingPlaces: readonly RestingPlace[] = [
  {
    table: "staff",
    column: "totp_sealed",
    what: "second factors of staff",
    how: { kind: "sealed", boundTo: [], about: ({ id }) => boundTo.secondFactor(id) },
  },
  {
    table: "phone_verifications",
    column: "seed_sealed",
    what: "seeds of one-time codes",
    how: { kind: "sealed", boundTo: [], about: ({ id }) => boundTo.verification(id) },
  },
  {
    table: "kept_forms",
    column: "sealed",
    what: "forms kept after the end of a session",
    how: {
      kind: "sealed",
      boundTo: ["owner", "path"],
      about: ({ owner = "", path = "" }) => boundTo.keptForm(owner, path),
    },
  },
  {
    table: "invitations",
    column: "code_hash",
    what: "unique codes",
    how: { kind: "digest", use: "code" },
  },
  {
    table: "recovery_codes",
    column: "code_hash",
    what: "backup codes of staff",
    how: { kind: "digest", use: "code" },
  },
  {
    table: "code_sends",
    column: "number_key",
    what: "numbers that codes were sent to",
    how: { kind: "digest", use: "count" },
  },
  {
    table: "code_sends",
    column: "range_key",
    what: "ranges that codes were sent to",
    how: { kind: "digest", use: "count" },
  },
  {
    table: "code_failures",
    column: "number_key",
    what: "numbers with wrong codes",
    how: { kind: "digest", use: "count" },
  },
];
