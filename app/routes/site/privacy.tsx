import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { limits } from "#app/domain/limits.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { PageHeading } from "#app/ui/parts/page-heading.tsx";
import { SummaryList } from "#app/ui/parts/summary-list.tsx";
import { SitePage } from "#app/ui/site/site-page.tsx";

export function loader({ context }: LoaderFunctionArgs) {
  const { settings, rules } = context.services;
  return { ...settings.privacy, retention: rules.retention };
}

export const meta: MetaFunction = () => [{ title: m.legal_privacy_title() }];

/** In France the authority is the CNIL. */
const authority = "https://www.cnil.fr/fr/plaintes";

export default function Privacy() {
  const { controller, email, retention } = useLoaderData<typeof loader>();
  const mail = <a href={`mailto:${email}`}>{email}</a>;
  return (
    <SitePage>
      <PageHeading title={m.legal_privacy_title()} lead={m.legal_privacy_lead()} />
      <h2>{m.legal_privacy_who_title()}</h2>
      <p>{m.legal_privacy_who({ controller })}</p>
      <p>
        {m.legal_privacy_write()} {mail}
      </p>
      <h2>{m.legal_privacy_what_title()}</h2>
      <ul>
        <li>{m.legal_privacy_what_account()}</li>
        <li>{m.legal_privacy_what_answers()}</li>
        <li>{m.legal_privacy_what_documents()}</li>
        <li>{m.legal_privacy_what_registries()}</li>
        <li>{m.legal_privacy_what_messages()}</li>
        <li>{m.legal_privacy_what_trail()}</li>
      </ul>
      <h2>{m.legal_privacy_why_title()}</h2>
      <p>{m.legal_privacy_why()}</p>
      <p>{m.legal_privacy_basis()}</p>
      <p>{m.legal_privacy_program()}</p>
      <h2>{m.legal_privacy_whom_title()}</h2>
      <p>{m.legal_privacy_whom_staff()}</p>
      <p>{m.legal_privacy_whom_vendors()}</p>
      <p>{m.legal_privacy_whom_registries()}</p>
      <h2>{m.legal_privacy_time_title()}</h2>
      <KeptFor {...retention} />
      <p>{m.legal_privacy_time_rest()}</p>
      <h2>{m.legal_privacy_cookies_title()}</h2>
      <p>{m.legal_privacy_cookies()}</p>
      <h2>{m.legal_privacy_rights_title()}</h2>
      <p>
        {m.legal_privacy_rights()} {mail}
      </p>
      <p>
        {m.legal_privacy_complaint()} <a href={authority}>{m.legal_privacy_authority()}</a>
      </p>
    </SitePage>
  );
}

function KeptFor(props: { readonly documentsDays: number; readonly abandonedDays: number }) {
  const { documentsDays, abandonedDays } = props;
  const { removedDocumentDays, secretsKeptHours, sessionHours, sessionIdleMinutes } = limits;
  return (
    <SummaryList
      items={[
        {
          label: m.legal_privacy_time_documents(),
          value: m.legal_privacy_days_after_decision({ days: documentsDays }),
        },
        {
          label: m.legal_privacy_time_abandoned(),
          value: m.legal_privacy_days_after_change({ days: abandonedDays }),
        },
        {
          label: m.legal_privacy_time_removed(),
          value: m.legal_privacy_days({ days: removedDocumentDays }),
        },
        {
          label: m.legal_privacy_time_secrets(),
          value: m.legal_privacy_hours_after_use({ hours: secretsKeptHours }),
        },
        {
          label: m.legal_privacy_time_session(),
          value: m.legal_privacy_session({ minutes: sessionIdleMinutes, hours: sessionHours }),
        },
      ]}
    />
  );
}
