import { m } from "#app/i18n/paraglide/messages.js";
import type { Locale } from "#app/i18n/paraglide/runtime.js";
import { spacedSiren } from "#app/i18n/spaced-siren.ts";
import { type Block, code, type Fact, type Pdf, strong } from "./block.ts";
import type { Contact } from "./parties.ts";

export interface DeathLetterData {
  readonly brand: { readonly name: string };
  readonly reference: string;
  readonly organisation: {
    readonly name: string;
    readonly entity: "company" | "association";
    readonly siren: string | null;
    readonly rna: string | null;
  };
  readonly lateContact: string;
  readonly newContact: Contact | null;
  readonly mobile: string | null;
}

export function deathLetter(data: DeathLetterData, locale: Locale): Pdf {
  const { brand, reference } = data;
  const say = (text: string): Block => ({ kind: "paragraph", text });
  return {
    locale,
    title: m.pdfs_death_document({ organisation: data.organisation.name }, { locale }),
    author: brand.name,
    foot: (page, of) => m.pdfs_foot({ reference, page, of }, { locale }),
    blocks: [
      { kind: "blank", label: m.pdfs_death_letterhead({}, { locale }), height: 64 },
      ...address(data, locale),
      { kind: "title", look: "letter", text: m.pdfs_death_subject({}, { locale }) },
      say(m.pdfs_death_salutation({}, { locale })),
      say(announcement(data, locale)),
      say(m.pdfs_death_contact({}, { locale })),
      { kind: "facts", rows: newContactRows(data, locale) },
      say(capacity(data, locale)),
      say(m.pdfs_death_close({}, { locale })),
      ...signature(locale),
    ],
  };
}

function address({ brand, reference }: DeathLetterData, locale: Locale): Block[] {
  const request = m.pdfs_death_reference({}, { locale });
  return [
    {
      kind: "beside",
      leftShare: 0.5,
      left: [{ kind: "paragraph", text: [strong(brand.name), `\n${request} `, code(reference)] }],
      right: [
        { kind: "blank", label: m.pdfs_death_place({}, { locale }) },
        { kind: "blank", label: m.pdfs_death_date({}, { locale }) },
      ],
    },
  ];
}

function announcement({ lateContact, organisation }: DeathLetterData, locale: Locale) {
  const name = organisation.name;
  const number = numberOf(organisation);
  if (!number) return m.pdfs_death_announcement({ lateContact, name }, { locale });
  return m.pdfs_death_announcement_number({ lateContact, name, number }, { locale });
}

function numberOf({ siren, rna }: DeathLetterData["organisation"]) {
  if (siren) return `SIREN\u00a0${spacedSiren(siren)}`;
  return rna && `RNA\u00a0${rna}`;
}

function newContactRows({ newContact, mobile }: DeathLetterData, locale: Locale): Fact[] {
  const row = (label: string, value: string | null | undefined, isCode = false): Fact => ({
    label,
    value: [value ? (isCode ? [code(value)] : value) : "\u00a0"],
  });
  return [
    row(m.pdfs_death_name({}, { locale }), newContact?.name),
    row(m.pdfs_death_role({}, { locale }), newContact?.role),
    row(m.pdfs_death_email({}, { locale }), newContact?.email),
    row(m.pdfs_death_mobile({}, { locale }), mobile, true),
  ];
}

function capacity({ organisation }: DeathLetterData, locale: Locale) {
  return organisation.entity === "association"
    ? m.pdfs_death_capacity_association({}, { locale })
    : m.pdfs_death_capacity_company({}, { locale });
}

function signature(locale: Locale): Block[] {
  return [
    { kind: "space", height: 6 },
    { kind: "blank", label: m.pdfs_death_signatory({}, { locale }) },
    { kind: "blank", label: m.pdfs_death_signatory_role({}, { locale }) },
    {
      kind: "beside",
      leftShare: 0.5,
      left: [{ kind: "blank", label: m.pdfs_death_signature({}, { locale }), height: 64 }],
      right: [{ kind: "blank", label: m.pdfs_death_stamp({}, { locale }), height: 64 }],
    },
  ];
}
