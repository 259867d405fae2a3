import { sql, type SQLWrapper } from "drizzle-orm";
import { check, index, pgEnum, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { Email } from "#app/domain/email.ts";
import type { AccountId } from "#app/domain/ids.ts";
import type { MobileNumber } from "#app/domain/mobile.ts";
import { at, createdAt, primaryId } from "./columns.ts";

export const entity = pgEnum("entity", ["individual", "company", "association"]);
export const locale = pgEnum("locale", ["fr", "en"]);

/** "Chargés de compte": the person to call. */
export const accountManagers = pgTable("account_managers", {
  id: primaryId<string>(),
  name: text().notNull(),
  email: text().notNull().unique().$type<Email>(),
  phone: text().notNull(),
});

/** Letters and digits by kind, so that a word can be compared with the form of all logins. */
export function loginShape(key: SQLWrapper | string) {
  return sql`regexp_replace(regexp_replace(${key}, '[[:alpha:]]', 'a', 'g'), '[[:digit:]]', '9', 'g')`;
}

export const accounts = pgTable(
  "accounts",
  {
    id: primaryId<AccountId>(),
    login: text().notNull(),
    /** As it is compared: lower case, without spaces. */
    loginKey: text().notNull().unique(),
    entity: entity().notNull(),
    name: text().notNull(),
    siren: text(),
    rna: text(),
    contactName: text().notNull(),
    contactEmail: text().notNull().$type<Email>(),
    locale: locale().notNull().default("fr"),
    /** E.164; both columns are set, or neither. */
    mobile: text().$type<MobileNumber>(),
    mobileVerifiedAt: at(),
    /** Known from before, for calling back. */
    knownPhone: text(),
    authorisedAddresses: text()
      .array()
      .notNull()
      .default(sql`'{}'`),
    managerId: uuid().references(() => accountManagers.id),
    /** Login, name, SIREN and address, folded for the search; the database keeps it. */
    searchText: text().generatedAlwaysAs(
      () =>
        sql`fold_text(login_key || ' ' || name || ' ' || contact_email || ' ' || coalesce(siren, ''))`,
    ),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (t) => [
    index("accounts_by_login_shape").on(loginShape(t.loginKey)),
    index("accounts_by_mobile").on(t.mobile),
    index("accounts_by_known_phone").on(t.knownPhone),
    index("accounts_by_siren").on(t.siren),
    index("accounts_by_rna").on(t.rna),
    index("accounts_by_entity").on(t.entity, t.loginKey),
    index("accounts_by_locale").on(t.locale, t.loginKey),
    index("accounts_without_number")
      .on(t.loginKey)
      .where(sql`${t.mobile} is null`),
    index("accounts_search")
      .using("gin", t.searchText.op("gin_trgm_ops"))
      .with({ fastupdate: false }),
    index("accounts_by_contact_email").on(t.contactEmail),
    check(
      "accounts_login_key",
      sql`${t.loginKey} = lower(${t.loginKey}) and ${t.loginKey} !~ '\\s' and ${t.loginKey} <> ''`,
    ),
    check("accounts_siren", sql`${t.siren} ~ '^[0-9]{9}$'`),
    check("accounts_rna", sql`${t.rna} ~ '^W[0-9]{9}$'`),
    check("accounts_mobile", sql`${t.mobile} ~ '^\\+[1-9][0-9]{6,14}$'`),
    check("accounts_mobile_verified", sql`(${t.mobile} is null) = (${t.mobileVerifiedAt} is null)`),
    check("accounts_contact_email", sql`${t.contactEmail} = lower(${t.contactEmail})`),
  ],
);

export type Account = typeof accounts.$inferSelect;
export type Entity = Account["entity"];
export type Locale = Account["locale"];
