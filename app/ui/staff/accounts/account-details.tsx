import type { EntityKind } from "#app/domain/situation/catalogue.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { spacedSiren } from "#app/i18n/spaced-siren.ts";
import { entityTitle } from "#app/i18n/words.ts";
import { PhoneNumber } from "#app/ui/parts/phone-number.tsx";
import { type SummaryItem, SummaryList } from "#app/ui/parts/summary-list.tsx";
import { Time } from "#app/ui/parts/time.tsx";

export interface AccountDetailsProps {
  readonly account: {
    readonly login: string;
    readonly entity: EntityKind;
    readonly siren: string | null;
    readonly rna: string | null;
    readonly contactName: string;
    readonly contactEmail: string;
    readonly locale: "fr" | "en";
    readonly addresses: readonly string[];
    /** Masked. */
    readonly mobile: string | null;
    readonly mobileVerifiedAt: Date | null;
    readonly knownPhone: string | null;
    readonly createdAt: Date;
    readonly updatedAt: Date;
  };
  readonly manager: {
    readonly name: string;
    readonly phone: string;
    readonly email: string;
  } | null;
}

export function AccountDetails(props: AccountDetailsProps) {
  return <SummaryList items={itemsOf(props)} />;
}

function itemsOf({ account, manager }: AccountDetailsProps): SummaryItem[] {
  const { siren, rna, mobile, mobileVerifiedAt, knownPhone, addresses } = account;
  const items: (SummaryItem | false)[] = [
    { label: m.staff_head_login(), value: <span className="mono any-break">{account.login}</span> },
    { label: m.staff_head_entity(), value: entityTitle(account.entity) },
    siren !== null && {
      label: "SIREN",
      value: <span className="mono">{spacedSiren(siren)}</span>,
    },
    rna !== null && { label: "RNA", value: <span className="mono">{rna}</span> },
    {
      label: m.accounts_number(),
      value: mobile ? <PhoneNumber number={mobile} /> : m.accounts_without_number(),
    },
    mobileVerifiedAt !== null && {
      label: m.accounts_verified_at(),
      value: <Time at={mobileVerifiedAt} />,
    },
    {
      label: m.accounts_addresses(),
      value: addresses.length > 0 ? <Addresses addresses={addresses} /> : m.staff_none(),
    },
    {
      label: m.accounts_contact(),
      value: (
        <span className="any-break">
          {account.contactName}, {account.contactEmail}
        </span>
      ),
    },
    {
      label: m.staff_head_known_phone(),
      value: knownPhone ? <PhoneNumber number={knownPhone} /> : m.staff_none(),
    },
    {
      label: m.staff_head_locale(),
      value: account.locale === "fr" ? m.staff_french() : m.staff_english(),
    },
    {
      label: m.staff_head_manager(),
      value: manager ? `${manager.name}, ${manager.phone}` : m.staff_none(),
    },
    { label: m.accounts_created_at(), value: <Time at={account.createdAt} /> },
    { label: m.accounts_updated_at(), value: <Time at={account.updatedAt} /> },
  ];
  return items.filter((item) => item !== false);
}

function Addresses({ addresses }: { readonly addresses: readonly string[] }) {
  return (
    <ul>
      {addresses.map((address) => (
        <li key={address} className="mono">
          {address}
        </li>
      ))}
    </ul>
  );
}
