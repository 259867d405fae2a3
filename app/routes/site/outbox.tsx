import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readOutbox } from "#app/http/outbox.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { PageHeading } from "#app/ui/parts/page-heading.tsx";
import { Time } from "#app/ui/parts/time.tsx";
import { WithLinks } from "#app/ui/parts/with-links.tsx";
import { SitePage } from "#app/ui/site/site-page.tsx";

export async function loader({ context }: LoaderFunctionArgs) {
  const entries = await readOutbox(context, 100);
  return entries.map(({ id, at, channel, to, subject, text }) => ({
    id,
    at,
    channel,
    to,
    subject,
    text,
  }));
}

export const meta: MetaFunction = () => [{ title: m.journey_outbox_title() }];

export default function Outbox() {
  const entries = useLoaderData<typeof loader>();
  return (
    <SitePage>
      <PageHeading title={m.journey_outbox_title()} lead={m.journey_outbox_lead()} />
      {entries.length === 0 ? <p>{m.journey_outbox_empty()}</p> : null}
      {entries.map((entry) => (
        <article key={entry.id} className="panel flow-tight">
          <h2>{entry.channel === "sms" ? m.journey_outbox_sms() : entry.subject}</h2>
          <p className="soft small">
            {entry.to}, <Time at={entry.at} />
          </p>
          <pre className="preserved">
            <WithLinks text={entry.text} />
          </pre>
        </article>
      ))}
    </SitePage>
  );
}
