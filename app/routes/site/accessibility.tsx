import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { formatMoment } from "#app/i18n/moment.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { getLocale } from "#app/i18n/paraglide/runtime.js";
import { shownTelephone, telephoneLink } from "#app/i18n/telephone.ts";
import { PageHeading } from "#app/ui/parts/page-heading.tsx";
import { SitePage } from "#app/ui/site/site-page.tsx";

/** When what stands here was last compared with the pages. */
const checkedAt = new Date("2026-11-28T12:00:00Z");

/** In France: the Defender of Rights. */
const defender = "https://formulaire.defenseurdesdroits.fr/";

export function loader({ context }: LoaderFunctionArgs) {
  const { name, supportEmail, supportPhone } = context.services.settings.brand;
  return { name, supportEmail, supportPhone };
}

export const meta: MetaFunction = () => [{ title: m.legal_accessibility_title() }];

export default function Accessibility() {
  const { name, supportEmail, supportPhone } = useLoaderData<typeof loader>();
  const date = formatMoment(checkedAt, getLocale(), "date");
  return (
    <SitePage>
      <PageHeading
        title={m.legal_accessibility_title()}
        lead={m.legal_accessibility_lead({ brand: name })}
      />
      <h2>{m.legal_accessibility_state_title()}</h2>
      <p>{m.legal_accessibility_state()}</p>
      <p>{m.legal_accessibility_no_audit()}</p>
      <h2>{m.legal_accessibility_not_title()}</h2>
      <ul>
        <li>{m.legal_accessibility_not_photos()}</li>
        <li>{m.legal_accessibility_not_drawings()}</li>
        <li>{m.legal_accessibility_not_errors()}</li>
        <li>{m.legal_accessibility_not_waiting()}</li>
        <li>{m.legal_accessibility_not_procedure()}</li>
      </ul>
      <h2>{m.legal_accessibility_how_title()}</h2>
      <p>{m.legal_accessibility_how()}</p>
      <p>{m.legal_accessibility_how_not()}</p>
      <h2>{m.legal_accessibility_help_title()}</h2>
      <p>{m.legal_accessibility_help()}</p>
      <ul>
        <li>
          <a href={telephoneLink(supportPhone)}>{shownTelephone(supportPhone, getLocale())}</a>
        </li>
        <li>
          <a href={`mailto:${supportEmail}`}>{supportEmail}</a>
        </li>
      </ul>
      <p>
        {m.legal_accessibility_complaint()}{" "}
        <a href={defender}>{m.legal_accessibility_defender()}</a>
      </p>
      <p className="soft small">{m.legal_accessibility_date({ date })}</p>
    </SitePage>
  );
}
