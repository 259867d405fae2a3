import type { FoundAccount } from "#app/domain/review/case-context.ts";
import type { StaffCase } from "#app/domain/review/staff-case.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { situationTitle } from "#app/i18n/words.ts";
import { staffPaths } from "#app/routes/paths.ts";
import { Time } from "#app/ui/parts/time.tsx";
import { RequestStatus } from "./status.tsx";

export function EarlierRequests({ found }: { readonly found: StaffCase }) {
  const { earlier } = found.context;
  return (
    <>
      <h3>{m.case_earlier_title()}</h3>
      {earlier.length === 0 ? <p className="soft">{m.case_earlier_none()}</p> : null}
      <ul className="flow-tight">
        {earlier.map(
          ({ reference, status, hasLapsed, situation, createdAt, decision, message }) => (
            <li key={reference}>
              <ReferenceLink reference={reference} />{" "}
              <RequestStatus status={status} hasLapsed={hasLapsed} />{" "}
              <span className="soft small">
                <Time at={createdAt} look="date" />
                {situation ? `, ${situationTitle(situation)}` : null}
              </span>
              {message && decision !== "approved" ? <blockquote>{message}</blockquote> : null}
            </li>
          ),
        )}
      </ul>
    </>
  );
}

export function FoundElsewhere({ found }: { readonly found: StaffCase }) {
  const { number, company, address, document } = found.context.elsewhere;
  const isNone = [number, company, address, document].every((list) => list.length === 0);
  return (
    <>
      <h3>{m.case_elsewhere_title()}</h3>
      {isNone ? <p className="soft">{m.case_elsewhere_none()}</p> : null}
      <Accounts title={m.case_elsewhere_number()} accounts={number} />
      <Accounts title={m.case_elsewhere_company()} accounts={company} />
      <Accounts title={m.case_elsewhere_address()} accounts={address} />
      {document.length > 0 ? (
        <>
          <p className="small">
            <strong>{m.case_elsewhere_document()}</strong>
          </p>
          <ul>
            {document.map((reference) => (
              <li key={reference}>
                <ReferenceLink reference={reference} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}

function Accounts(props: { readonly title: string; readonly accounts: readonly FoundAccount[] }) {
  if (props.accounts.length === 0) return null;
  return (
    <>
      <p className="small">
        <strong>{props.title}</strong>
      </p>
      <ul>
        {props.accounts.map(({ login, name, reference }) => (
          <li key={`${login} ${reference ?? ""}`}>
            {reference ? <ReferenceLink reference={reference} /> : null}{" "}
            {m.case_elsewhere_account({ login, name })}
          </li>
        ))}
      </ul>
    </>
  );
}

function ReferenceLink({ reference }: { readonly reference: string }) {
  return (
    <a className="mono nowrap" href={staffPaths.request({ reference })}>
      {reference}
    </a>
  );
}
