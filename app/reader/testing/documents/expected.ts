import type { FactName } from "#app/reader/reading.ts";
import type { DocumentDetails } from "./details.ts";
import { onOneLine } from "./wording.ts";

/** Null where the reading must find nothing. */
export type Expected = Partial<Record<FactName, string | null>>;

const joined = (values: readonly string[]) => (values.length > 0 ? values.join(" + ") : null);

export function expectedOf(details: DocumentDetails): Expected {
  const { kind, name, siren, rna, date } = details;
  const common: Expected = { kind, date };
  switch (kind) {
    case "kbis":
      return {
        ...common,
        ...extract(details),
        "registry-city": details.city,
        "verification-code": details.code,
      };
    case "rne-extract":
      return { ...common, ...extract(details) };
    case "deed-of-sale": {
      const { buyer } = details;
      const party = joined([`${name} (seller)`, `${buyer.name} (buyer)`]);
      return { ...common, party, siren: joined([`${siren} (seller)`, `${buyer.siren} (buyer)`]) };
    }
    case "journal-publication": {
      const isCompany = details.journal === "bodacc";
      const who: Expected = isCompany
        ? { siren, rna: null, manager: managers(details) }
        : { rna, siren: null };
      const seat = onOneLine(details.seat);
      return {
        ...common,
        ...who,
        name,
        seat,
        journal: details.journal,
        announcement: details.announcement,
      };
    }
    case "registry-receipt":
      return { ...common, name, rna };
    case "minutes":
      return { ...common, name, resolution: person(details) };
    case "letter": {
      const mark = (there: boolean) => (there ? "seems" : "not-seen");
      const marks = { signature: mark(details.signed), stamp: mark(details.stamped) };
      return { ...common, name, siren, signatory: person(details), ...marks };
    }
  }
}

function extract(details: DocumentDetails): Expected {
  const { name, siren, capital } = details;
  const seat = onOneLine(details.seat);
  return {
    name,
    siren,
    capital,
    seat,
    "legal-form": details.legalForm,
    manager: managers(details),
  };
}

const person = ({ contact }: DocumentDetails) => `${contact.given} ${contact.family}`;

const managers = ({ managers: officers }: DocumentDetails) =>
  joined(
    officers
      .filter(({ role }) => !/^(Administrateur|Membre)/.test(role))
      .map(({ role, family, given }) => `${family} ${given} (${role})`),
  );
