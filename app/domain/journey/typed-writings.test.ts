import { expect, it } from "vitest";
import { loginKey } from "#app/domain/account/login.ts";
import { readEmail } from "#app/domain/email.ts";
import { readMobile } from "#app/domain/request/mobile-number.server.ts";
import { readCode } from "#app/domain/typed/code.ts";
import { cleanName } from "#app/domain/typed/name.ts";
import { readUniqueCode } from "#app/domain/typed/unique-code.ts";
import { contactFaults } from "./enter-contact.server.ts";

/** How people write or paste the right value of a field, and what the field must say. */
const fields = {
  number: { right: "06 12 34 56 78", read: readNumber },
  code: { right: "123 456", read: readSmsCode },
  login: { right: "camille-durand 2", read: readLogin },
  unique: { right: "7KMP-2XQ9-HT4C", read: readPrinted },
  email: { right: "claire.martin2@exemple.fr", read: readAddress },
  name: { right: "Claire Martin", read: readName },
};
type Field = keyof typeof fields;
type Written = Partial<Record<Field, string>>;

interface Writing {
  readonly what: string;
  readonly write: (right: string, field: Field) => string;
  /** What the field answers instead of the right value; one of several true causes. */
  readonly instead?: Partial<Record<Field, readonly string[]>>;
}

const allowed = ["FR", "BE", "PF", "NC"] as const;

function readNumber(text: string) {
  const reading = readMobile(text, allowed);
  return reading.kind === "refused" ? reading.refusal : reading.number;
}
function readSmsCode(text: string) {
  const reading = readCode(text);
  return reading.kind === "code" ? reading.code : reading.kind;
}
function readLogin(text: string) {
  return loginKey(text) || "login-missing";
}
function readPrinted(text: string) {
  const reading = readUniqueCode(text);
  return reading.kind === "code" ? reading.code : reading.kind;
}
function readAddress(text: string) {
  const read = readEmail(text);
  return read.ok ? read.value : read.refusal;
}
function readName(text: string) {
  const [fault] = contactFaults({ name: text, role: "Gérante", email: "a@b.fr" });
  // Marks around a name are part of it.
  return (
    fault?.refusal ??
    cleanName(text)
      .replace(/[^\p{L} ]/gu, "")
      .trim()
      .toLowerCase()
  );
}

const rightAnswers: Record<Field, string> = {
  number: "+33612345678",
  code: "123456",
  login: "camille-durand2",
  unique: "7KMP2XQ9HT4C",
  email: "claire.martin2@exemple.fr",
  name: "claire martin",
};

const cleanedFromNames = "\u00ad\u200b\u2060\ufeff";
const hidden = { name: ["contact-text-hidden"] };
const invisible: Writing[] = [
  ...(cleanedFromNames +
    "\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c\u180e" +
    "\u034f\u115f\u3164\ufe00\ufe0f\u2061\u2063\u206a\u0000\u0007\u{e0001}\u{e0041}\u{e0100}"),
].map((sign) => ({
  what: `with U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase()} in it`,
  write: (right) => `${right.slice(0, 3)}${sign}${right.slice(3)}${sign}`,
  ...(!cleanedFromNames.includes(sign) && { instead: hidden }),
}));

const isOfGroups = (field: Field) => field === "number" || field === "code" || field === "unique";
const between = (right: string, field: Field, mark: string) =>
  isOfGroups(field) ? right.replace(/[ -]/g, mark) : right;

const spaces: Writing[] = [
  ..."\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
].map((space) => ({
  what: `with U+${(space.codePointAt(0) ?? 0).toString(16)} for spaces, and around it`,
  write: (right, field) => `${space}${between(right, field, space).replaceAll(" ", space)}${space}`,
}));

const lineBreaks: Writing[] = ["\n", "\r\n", "\r", "\u0085", "\u2028", "\u2029"].map((end) => ({
  what: `between line breaks ${JSON.stringify(end)}`,
  write: (right) => `${end}${right}${end}`,
}));

const dashes: Writing[] = [
  ..."-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d\u058a",
].map((dash) => ({
  what: `with the dash ${dash}`,
  write: (right, field) => between(right, field, dash).replaceAll("-", dash),
}));

const marks: Writing[] = [..."., ·•/_"].map((mark) => ({
  what: `with ${mark} between the groups`,
  write: (right, field) => between(right, field, mark),
}));

const digits: Writing[] = ["٠", "۰", "०", "๐", "０", "߀", "𝟎"].map((zero) => ({
  what: `with the digits that begin with ${zero}`,
  write: (right) =>
    right.replace(/\d/g, (digit) =>
      String.fromCodePoint((zero.codePointAt(0) ?? 0) + Number(digit)),
    ),
}));

const cases: Writing[] = [
  { what: "in capitals", write: (right) => right.toUpperCase() },
  { what: "in small letters", write: (right) => right.toLowerCase() },
  {
    what: "in full width",
    write: (right, field) =>
      field === "name"
        ? right
        : right.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
  },
];

const wrappers: Writing[] = [
  ..."<> «» “” „“ ‘’ \"\" '' () [] {} ** ``".split(" "),
  ...[". .", ", ,", "; ;", "! !", "? ?", ") )", "> >", ": :"].map((end) => end.slice(2)),
  "#",
].map((pair) => ({
  what: `within ${pair}`,
  write: (right) =>
    pair.length === 2
      ? `${pair[0] ?? ""}${right}${pair[1] ?? ""}`
      : pair === "#"
        ? `#${right}`
        : `${right}${pair}`,
}));

const labels: Record<Field, string> = {
  number: "N° de mobile",
  code: "Code",
  login: "Identifiant",
  unique: "Code unique",
  email: "E-mail",
  name: "",
};
const labelled: Writing[] = [":", " : ", "\u00a0: ", "：", " :\n"].map((colon) => ({
  what: `after its label and ${JSON.stringify(colon)}`,
  write: (right, field) => (field === "name" ? right : `${labels[field]}${colon}${right}`),
}));

/** Writings of some fields; the others are written as they should be. */
function some(what: string, written: Written, instead?: Writing["instead"]): Writing {
  return { what, write: (right, field) => written[field] ?? right, ...(instead && { instead }) };
}

const particular: Writing[] = [
  some("as an address of the web", {
    number: "tel:+33612345678;ext=5",
    email: "mailto:Claire.Martin2@Exemple.fr?subject=Bonjour",
    login: "mailto:camille-durand2",
    code: "@portal.example #123456",
    unique: "Code unique : 7kmp-2xq9-ht4c.",
  }),
  some("with what stands around it", {
    number: "Mon mobile : 06.12.34.56.78 (perso)",
    email: "Claire Martin <claire.martin2@exemple.fr>",
    code: "SafeBrands : 123456 est votre code, valable 10 minutes.\n\n@portal.example #123456",
    unique: "Votre code unique est 7KMP-2XQ9-HT4C, valable 24 heures.",
  }),
  some("as programs write it", {
    number: "+33 (0)6 12 34 56 78",
    email: '"Martin, Claire" <claire.martin2@exemple.fr>',
    code: "Votre code est 123456.",
    unique: "7kmp 2xq9 ht4c",
  }),
  some("in another form", {
    number: "0033 6 12 34 56 78",
    email: "claire.martin2@exemple.fr (Claire Martin)",
    code: "1 2 3 4 5 6",
    unique: "7K MP 2X Q9 HT 4C",
  }),
  some("without its plus", { number: "33612345678", email: "claire.martin2@exemple,fr" }),
  some("without its zero", { number: "612345678", email: "claire.martin2@exemple .fr" }),
  some("in brackets", {
    number: "(+33) 6.12.34.56.78",
    code: "(123) 456",
    unique: "[7KMP] 2XQ9 HT4C".replace(/[[\]]/g, ""),
  }),
  some("with letters for digits", { number: "O6 I2 34 56 78", code: "I2345 6" }),
  some(
    "with a letter that it cannot have",
    {
      number: "06 12 34 56 7X",
      code: "12345X",
      unique: "7KMP-2XQ9-HT4O",
      email: "clairé@exemple.fr",
    },
    {
      number: ["mobile-length"],
      code: ["sign"],
      unique: ["sign"],
      email: ["email-sign"],
    },
  ),
  some(
    "with letters only",
    { number: "mon portable", code: "abcdef", unique: "OOOO", email: "claire" },
    {
      number: ["mobile-no-digits"],
      code: ["no-digits"],
      unique: ["sign"],
      email: ["email-without-at"],
    },
  ),
  some(
    "with one sign too few",
    { number: "06 12 34 56 7", code: "12345", unique: "7KMP-2XQ9-HT4", email: "claire.martin2@" },
    {
      number: ["mobile-length"],
      code: ["length"],
      unique: ["length"],
      email: ["email-domain"],
    },
  ),
  some(
    "with one sign too many",
    {
      number: "06 12 34 56 789",
      code: "1234567",
      unique: "7KMP-2XQ9-HT4C2",
      email: "claire@@exemple.fr",
    },
    {
      number: ["mobile-length"],
      code: ["length"],
      unique: ["length"],
      email: ["email-sign"],
    },
  ),
  some(
    "abroad with a digit too few",
    { number: "+41 79 123 45", email: "@exemple.fr" },
    {
      number: ["mobile-length"],
      email: ["email-local"],
    },
  ),
  some(
    "after +33 with a digit too few",
    { number: "+33 6 12 34 56 7", email: "claire martin2@exemple.fr" },
    {
      number: ["mobile-length"],
      email: ["email-space"],
    },
  ),
  some(
    "as in French Polynesia",
    { number: "87 12 34 56", email: "claire @exemple.fr" },
    {
      number: ["+68987123456"],
      email: ["email-space"],
    },
  ),
  some(
    "as in New Caledonia",
    { number: "75.12.34", email: "claire@exemple" },
    {
      number: ["+687751234"],
      email: ["email-domain"],
    },
  ),
  some(
    "with an accented domain",
    { email: "claire@café-crème.fr" },
    { email: ["claire@xn--caf-crme-60ag.fr"] },
  ),
  some(
    "with a confusable domain",
    { email: "claire@exеmple.fr" },
    { email: ["claire@xn--exmple-4of.fr"] },
  ),
];

const two = (mark: string): Writing =>
  some(
    `two of them with ${JSON.stringify(mark)} between`,
    {
      number: `06 12 34 56 78${mark}07 98 76 54 32`,
      code: `123456${mark}654321`,
      unique: `7KMP-2XQ9-HT4C${mark}8KMP-2XQ9-HT4C`,
      email: `claire@exemple.fr${mark}julie@exemple.fr`,
    },
    {
      number: ["mobile-several"],
      code: ["several"],
      unique: ["length", "sign"],
      email: ["email-several"],
    },
  );

const nothing: Writing[] = ["", " ", "\t\n", "\u200b\u00a0", "…"].map((text) => ({
  what: `nothing: ${JSON.stringify(text)}`,
  write: (_right, field) => (field === "name" && text === "…" ? "" : text),
  instead: {
    number: ["mobile-missing"],
    code: ["missing"],
    login: ["login-missing"],
    unique: ["missing"],
    email: ["email-missing"],
    name: ["contact-name-missing"],
  },
}));

const writings: Writing[] = [
  ...invisible,
  ...spaces,
  ...lineBreaks,
  ...dashes,
  ...marks,
  ...digits,
  ...cases,
  ...wrappers,
  ...labelled,
  ...particular,
  ...[" ou ", " / ", "\n", ", ", " et ", ";"].map(two),
  ...nothing,
];

it("120 writings and more are tried on six fields", () => {
  expect(new Set(writings.map(({ what }) => what)).size).toBe(writings.length);
  expect(writings.length).toBeGreaterThanOrEqual(120);
  expect(Object.keys(fields)).toHaveLength(6);
});

it.each(writings)("$what", ({ write, instead }) => {
  const answers = Object.entries(fields).map(([name, { right, read }]) => {
    const field = name as Field;
    const answer = read(write(right, field));
    const expected = instead?.[field] ?? [rightAnswers[field]];
    return expected.includes(answer) ? "true" : `${field}: ${answer}, not ${expected.join()}`;
  });
  expect(answers).toEqual(answers.map(() => "true"));
});
