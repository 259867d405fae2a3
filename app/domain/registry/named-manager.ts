import { personLikeness } from "#app/domain/document/rules/person-likeness.ts";
import { cannotTell, finding, type RegistryFinding, type RegistryValues } from "./finding.ts";
import { bindsCompany } from "./offices.ts";
import { firmsToFollow } from "./questions.ts";
import type { RegisteredCompany, RegisteredManager } from "./registered.ts";

export interface Managed {
  readonly company: RegisteredCompany;
  /** What its managers that are firms are, by SIREN; null where no answer counts. */
  readonly firms: ReadonlyMap<string, RegisteredCompany | null>;
  readonly answeredAt: Date;
}

/**
 * Whether this person may act for the company after the register. Only a name that is the same, in an
 * office that binds, passes.
 */
export function judgeManager(
  rule: "contact" | "signatory",
  person: string,
  { company, firms, answeredAt }: Managed,
): RegistryFinding {
  const told = { person, answeredAt };
  if (!company.isActive) return cannotTell(rule, "ceased", told);
  if (company.isHidden) return cannotTell(rule, "hidden", told);
  const persons = company.managers.filter(({ isFirm }) => !isFirm);
  const same = persons.filter(({ name }) => personLikeness(name, person) === "same");
  const binding = same.find(({ office }) => bindsCompany(office));
  if (binding) return finding(rule, "named", { ...told, ...valuesOf(binding) });
  const followed = firmsToFollow(company).map(({ number }) => firms.get(number) ?? null);
  const byFirm = findInFirms(person, followed);
  if (byFirm) return finding(rule, "named-by-firm", { ...told, ...byFirm });
  const [other] = same;
  if (other) return finding(rule, "other-office", { ...told, ...valuesOf(other) });
  return notFound(rule, told, { persons, followed, company });
}

function notFound(
  rule: "contact" | "signatory",
  told: RegistryValues & { readonly person: string },
  known: {
    readonly persons: readonly RegisteredManager[];
    readonly followed: readonly (RegisteredCompany | null)[];
    readonly company: RegisteredCompany;
  },
): RegistryFinding {
  const { persons, followed, company } = known;
  const inFirms = followed.flatMap((firm) => firm?.managers ?? []);
  const close = [...persons, ...inFirms].find(
    ({ name }) => personLikeness(name, told.person) === "close",
  );
  if (close) return cannotTell(rule, "close", { ...told, ...valuesOf(close) });
  const binding = company.managers.filter(({ office }) => bindsCompany(office));
  if (binding.length === 0) return cannotTell(rule, "names-nobody", told);
  const firmsWanted = binding.filter(({ isFirm }) => isFirm).length;
  const firmsTold = followed.filter((firm) => firm && firm.isActive && !firm.isHidden).length;
  if (firmsTold < firmsWanted) return cannotTell(rule, "firm-unknown", told);
  const registered = binding.map(({ name }) => name).join(", ");
  return finding(rule, "not-named", { ...told, registered });
}

const valuesOf = ({ name, office }: RegisteredManager) => ({ registered: name, office });

function findInFirms(person: string, firms: readonly (RegisteredCompany | null)[]) {
  for (const firm of firms) {
    if (!firm?.isActive || firm.isHidden) continue;
    const manager = firm.managers.find(
      ({ name, office, isFirm }) =>
        !isFirm && bindsCompany(office) && personLikeness(name, person) === "same",
    );
    if (manager) return { ...valuesOf(manager), firm: firm.name };
  }
  return null;
}
