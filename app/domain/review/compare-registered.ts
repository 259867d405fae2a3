import { nameLikeness } from "#app/domain/document/rules/name-likeness.ts";
import { personLikeness } from "#app/domain/document/rules/person-likeness.ts";
import { bindsCompany } from "#app/domain/registry/offices.ts";
import type { RegisteredCompany, RegistryAnswer } from "#app/domain/registry/registered.ts";
import type { FactName } from "#app/reader/reading.ts";
import type { ComparedRow, SaidInDocument } from "./compare-case.ts";
import type { KnownValues } from "./compare-document.ts";

interface Registered extends KnownValues {
  readonly registered: readonly RegistryAnswer[];
}

const mostManagers = 5;

/** What the register of companies says about one row; null where it says nothing that counts. */
export function compareRegistered(row: ComparedRow, known: Registered): SaidInDocument | null {
  const company = companyOf(known);
  if (!company) return null;
  const { account, request, contactChanges } = known;
  switch (row) {
    case "name":
      return compared(account.name, "name", [company.name], nameLikeness);
    case "siren":
      return account.siren ? compared(account.siren, "siren", [company.siren], isSame) : null;
    case "rna":
      return account.rna && company.rna
        ? compared(account.rna, "rna", [company.rna], isSame)
        : null;
    case "contact": {
      const contact = contactChanges ? request.contactName : account.contactName;
      if (!contact || company.isHidden || !company.isActive) return null;
      const persons = company.managers.filter(
        ({ isFirm, office }) => !isFirm && bindsCompany(office),
      );
      const names = persons.map(({ name }) => name);
      return names.length > 0 ? compared(contact, "manager", names, personLikeness) : null;
    }
    default:
      return null;
  }
}

function companyOf({ registered, account }: Registered): RegisteredCompany | null {
  const own = registered.find(
    ({ source, number }) =>
      source === "companies" && (number === account.siren || number === account.rna),
  );
  return own?.answer?.kind === "company" ? own.answer : null;
}

function isSame(one: string, other: string) {
  return one === other ? "same" : "different";
}

function compared(
  known: string,
  name: FactName,
  values: readonly string[],
  likenessOf: (one: string, other: string) => "same" | "close" | "different",
): SaidInDocument {
  const same = values.find((value) => likenessOf(known, value) === "same");
  const shown = same === undefined ? values.slice(0, mostManagers) : [same];
  const likeness = same === undefined ? "different" : same === known ? "same" : "spelling";
  return { known, likeness, facts: shown.map((value) => ({ name, value })) };
}
