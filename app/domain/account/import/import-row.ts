import ipaddr from "ipaddr.js";
import { type Email, parseEmail } from "#app/domain/email.ts";
import { type MobileNumber, parseMobile } from "#app/domain/mobile.ts";
import { accept, refuse, type Result } from "#app/domain/result.ts";
import type { EntityKind } from "#app/domain/situation/catalogue.ts";
import { parseRna, parseSiren } from "#app/domain/situation/organisation-numbers.ts";
import { cleanName, hiddenSign } from "#app/domain/typed/name.ts";
import { loginKey } from "../login.ts";
import { foldWord, type ImportField } from "./import-columns.ts";
import { readDate } from "./import-date.ts";
import { readPhone } from "./import-phone.ts";

export type ImportRecord = Partial<Record<ImportField, string>>;

export type RowProblem =
  | "login-missing"
  | "entity-unknown"
  | "name-missing"
  | "name-hidden"
  | "siren-invalid"
  | "rna-invalid"
  | "email-invalid"
  | "locale-unknown"
  | "mobile-invalid"
  | "mobile-not-mobile"
  | "mobile-date-missing"
  | "mobile-date-invalid"
  | "mobile-date-alone"
  | "phone-invalid"
  | "address-invalid";

export interface ImportedAccount {
  readonly login: string;
  readonly loginKey: string;
  readonly entity: EntityKind;
  readonly name: string;
  readonly siren: string | null;
  readonly rna: string | null;
  readonly contactName: string;
  readonly contactEmail: Email;
  readonly locale: "fr" | "en";
  readonly mobile: MobileNumber | null;
  readonly mobileVerifiedAt: Date | null;
  readonly knownPhone: string | null;
  readonly manager: string | null;
  readonly authorisedAddresses: string[];
}

export function parseImportRow(
  record: ImportRecord,
): { ok: true; value: ImportedAccount } | { ok: false; problems: RowProblem[] } {
  const problems: RowProblem[] = [];
  const read = <Value>(result: Result<Value, RowProblem>): Value | null => {
    if (result.ok) return result.value;
    problems.push(result.refusal);
    return null;
  };
  const cell = (field: ImportField) => record[field]?.trim() ?? "";
  const name = read(readName(cell("name")));
  const contactName = cell("contactName") ? read(readName(cell("contactName"))) : name;
  const login = read(present(loginKey(cell("login")) && cell("login"), "login-missing"));
  const entity = read(readEntity(cell("entity")));
  const contactEmail = read(orRefuse(parseEmail(cell("contactEmail")), "email-invalid"));
  const siren = read(optional(cell("siren"), parseSiren, "siren-invalid"));
  const rna = read(optional(cell("rna"), parseRna, "rna-invalid"));
  const locale = read(readLocale(cell("locale")));
  const mobile = read(readMobileCells(cell("mobile"), cell("mobileVerifiedAt")));
  const knownPhone = read(
    optional(cell("knownPhone"), (text) => readPhone(text)?.number ?? null, "phone-invalid"),
  );
  const authorisedAddresses = read(readAddresses(cell("addresses")));
  if (
    problems.length > 0 ||
    !name ||
    !contactName ||
    !login ||
    !entity ||
    !contactEmail ||
    !locale
  ) {
    return { ok: false, problems };
  }
  return {
    ok: true,
    value: {
      login,
      loginKey: loginKey(login),
      entity,
      name,
      siren,
      rna,
      contactName,
      contactEmail,
      locale,
      mobile: mobile?.number ?? null,
      mobileVerifiedAt: mobile?.verifiedAt ?? null,
      knownPhone,
      manager: cell("manager") || null,
      authorisedAddresses: authorisedAddresses ?? [],
    },
  };
}

function readName(text: string): Result<string, RowProblem> {
  const name = cleanName(text);
  if (!name) return refuse("name-missing");
  return hiddenSign(name) ? refuse("name-hidden") : accept(name);
}

function present(text: string, problem: RowProblem) {
  return text ? accept(text) : refuse(problem);
}

function orRefuse<Value>(value: Value | null, problem: RowProblem) {
  return value === null ? refuse(problem) : accept(value);
}

function optional<Value>(text: string, parse: (text: string) => Value | null, problem: RowProblem) {
  return text ? orRefuse(parse(text), problem) : accept(null);
}

const entities: Record<EntityKind, RegExp> = {
  individual: /^(particulier|individu|personnephysique|individual|privatperson|p$)/,
  association: /^(association|asso|nonprofit|loi1901|fondation|ong)/,
  company:
    /^(societe|entreprise|company|personnemorale|sarl|sasu?$|sa$|eurl|sci|selarl|professionnel|pro$)/,
};

function readEntity(text: string): Result<EntityKind, RowProblem> {
  const word = foldWord(text);
  const kinds = Object.keys(entities) as EntityKind[];
  return orRefuse(kinds.find((kind) => entities[kind].test(word)) ?? null, "entity-unknown");
}

function readLocale(text: string): Result<"fr" | "en", RowProblem> {
  const word = foldWord(text);
  if (word === "" || /^fr/.test(word)) return accept("fr");
  return /^(en|an)/.test(word) ? accept("en") : refuse("locale-unknown");
}

/**
 * A number protects an account only from its verification on, so the number and the date must come
 * together.
 */
function readMobileCells(
  text: string,
  date: string,
): Result<{ number: MobileNumber; verifiedAt: Date } | null, RowProblem> {
  if (!text) return date ? refuse("mobile-date-alone") : accept(null);
  const phone = readPhone(text);
  const number = phone && parseMobile(phone.number);
  if (!phone || !number) return refuse("mobile-invalid");
  if (!phone.isMobile) return refuse("mobile-not-mobile");
  if (!date) return refuse("mobile-date-missing");
  const verifiedAt = readDate(date);
  return verifiedAt ? accept({ number, verifiedAt }) : refuse("mobile-date-invalid");
}

function readAddresses(text: string): Result<string[], RowProblem> {
  const addresses = text.split(/[\s,;|]+/).filter(Boolean);
  const areGood = addresses.every((address) =>
    address.includes("/") ? ipaddr.isValidCIDR(address) : ipaddr.isValid(address),
  );
  return areGood ? accept(addresses) : refuse("address-invalid");
}
