import type { MetaFunction } from "@remix-run/node";
import { situationsFor } from "#app/domain/situation/catalogue.ts";
import { documentKindIds } from "#app/domain/situation/ids.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { documentTitle, situationHint, situationTitle } from "#app/i18n/words.ts";
import { paths } from "#app/routes/paths.ts";
import { ButtonLink } from "#app/ui/parts/button-link.tsx";
import { HelpDetails } from "#app/ui/parts/help-details.tsx";
import { PageHeading } from "#app/ui/parts/page-heading.tsx";
import { SitePage } from "#app/ui/site/site-page.tsx";

export const meta: MetaFunction = () => [
  { title: m.journey_home_title() },
  { name: "description", content: m.journey_home_lead() },
];

export default function Home() {
  return (
    <SitePage>
      <PageHeading title={m.journey_home_title()} lead={m.journey_home_lead()} />
      <h2>{m.journey_home_need_title()}</h2>
      <ul>
        <li>{m.journey_home_need_login()}</li>
        <li>{m.journey_home_need_mobile()}</li>
        <li>{m.journey_home_need_documents()}</li>
      </ul>
      <p>{m.journey_home_time()}</p>
      <p>
        <ButtonLink primary href={paths.link()}>
          {m.journey_home_way_link()}
        </ButtonLink>
      </p>
      <p>
        <a href={paths.code()}>{m.journey_home_way_code()}</a>
      </p>
      <h2>{m.journey_home_situations_title()}</h2>
      <Situations title={m.journey_home_individuals()} entity="individual" />
      <Situations title={m.journey_home_organisations()} entity="company" />
      <Specimens />
    </SitePage>
  );
}

function Situations(props: { readonly title: string; readonly entity: "individual" | "company" }) {
  return (
    <HelpDetails summary={props.title}>
      <dl className="flow-tight">
        {situationsFor(props.entity).map((id) => (
          <div key={id}>
            <dt>
              <strong>{situationTitle(id)}</strong>
            </dt>
            <dd>{situationHint(id)}</dd>
          </div>
        ))}
      </dl>
    </HelpDetails>
  );
}

function Specimens() {
  return (
    <HelpDetails summary={m.pdfs_specimens_home()}>
      <ul>
        {documentKindIds.map((kind) => (
          <li key={kind}>
            <a href={paths.documentKind({ kind })}>{documentTitle(kind)}</a>
          </li>
        ))}
      </ul>
    </HelpDetails>
  );
}
