import type { RegistryAnswer } from "#app/domain/registry/registered.ts";
import { internationalForm } from "#app/domain/request/mobile-number.server.ts";
import { changesContact } from "#app/domain/request/risks.ts";
import { shownAddress } from "#app/domain/request/shown-address.ts";
import { asksAddresses } from "#app/domain/situation/catalogue.ts";
import type { Fact } from "#app/reader/reading.ts";
import type { FrozenAccount, FrozenRequest } from "#db/schema/decision-snapshots.ts";
import { type CaseRow, compareCase } from "./compare-case.ts";
import { hideLastFour } from "./hidden-number.server.ts";

interface Stood {
  readonly account: FrozenAccount;
  readonly request: Omit<FrozenRequest, "mobileVerifiedAt" | "stepsDone" | "currentNumber">;
}

interface Known {
  readonly stood: Stood;
  readonly documents: readonly { readonly id: string; readonly facts: readonly Fact[] }[];
  readonly registered: readonly RegistryAnswer[];
  /** Whether the requested number is shown whole. */
  readonly showsNumber: boolean;
}

export function caseRows({ stood, documents, registered, showsNumber }: Known): CaseRow[] {
  const { account, request } = stood;
  const contactChanges = changesContact(request);
  const byAddresses = asksAddresses(request.situation);
  const written = (number: string) =>
    showsNumber ? internationalForm(number) : hideLastFour(number);
  return compareCase({
    account,
    request,
    contactChanges,
    documents,
    registered,
    now: {
      ...{ name: account.name, siren: account.siren, rna: account.rna },
      contact: account.contactName,
      "contact-email": account.contactEmail,
      mobile: account.mobile && internationalForm(account.mobile),
      addresses: account.authorisedAddresses.map(shownAddress).join(", ") || null,
    },
    asked: {
      ...(contactChanges && {
        contact: `${request.contactName ?? ""} (${request.contactRole ?? ""})`,
        "contact-email": request.contactEmail,
      }),
      mobile: !byAddresses && request.mobile ? written(request.mobile) : null,
      addresses: byAddresses ? request.addresses.map(shownAddress).join(", ") || null : null,
    },
  });
}
