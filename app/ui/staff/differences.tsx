import type { ReactNode } from "react";
import type { StaffCase } from "#app/domain/review/staff-case.ts";
import { asksAddresses } from "#app/domain/situation/catalogue.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { PhoneNumber } from "#app/ui/parts/phone-number.tsx";
import { StatusTag } from "#app/ui/parts/status-tag.tsx";

interface Difference {
  readonly label: string;
  readonly now: string | null;
  readonly asked: string | null;
  readonly look?: ((text: string) => ReactNode) | undefined;
}

export function Differences({ found }: { readonly found: StaffCase }) {
  return (
    <dl className="differences">
      {differencesOf(found).map((difference) => (
        <Row key={difference.label} difference={difference} />
      ))}
    </dl>
  );
}

function differencesOf({ account, request, numbers, contactChanges }: StaffCase): Difference[] {
  const number = (text: string) => <PhoneNumber number={text} />;
  const contact = `${request.contactName ?? ""} (${request.contactRole ?? ""})`;
  const addresses: Difference = {
    label: m.staff_head_addresses(),
    now: account.authorisedAddresses.join(", ") || null,
    asked: request.addresses.join(", ") || null,
  };
  const byAddresses = asksAddresses(request.situation);
  return [
    {
      label: m.staff_head_mobile(),
      now: numbers.now,
      asked: byAddresses ? null : numbers.asked,
      look: number,
    },
    {
      label: m.staff_head_contact(),
      now: account.contactName,
      asked: contactChanges ? contact : null,
    },
    {
      label: m.staff_head_contact_email(),
      now: account.contactEmail,
      asked: contactChanges ? request.contactEmail : null,
    },
    ...(byAddresses || addresses.now
      ? [{ ...addresses, asked: byAddresses ? addresses.asked : null }]
      : []),
  ];
}

function Row({ difference }: { readonly difference: Difference }) {
  const { label, now, asked, look = (text: string) => text } = difference;
  const changes = asked !== null && asked !== now;
  return (
    <div className="difference" data-changes={changes ? "" : undefined}>
      <dt>
        {label} {changes ? <StatusTag tone="attention">{m.staff_changes()}</StatusTag> : null}
      </dt>
      <dd>
        <span className="soft">{m.staff_today()}</span> {now ? look(now) : m.staff_none()}
      </dd>
      {asked !== null ? (
        <dd>
          <span className="soft">{m.staff_asked()}</span> {look(asked)}
        </dd>
      ) : null}
    </div>
  );
}
