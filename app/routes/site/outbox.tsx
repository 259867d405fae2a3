import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readOutbox } from "#app/http/outbox.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { HelpDetails } from "#app/ui/parts/help-details.tsx";
import { PageHeading } from "#app/ui/parts/page-heading.tsx";
import { Time } from "#app/ui/parts/time.tsx";
import { WithLinks } from "#app/ui/parts/with-links.tsx";
import { MailFrame } from "#app/ui/site/mail-frame.tsx";
import { SitePage } from "#app/ui/site/site-page.tsx";

/** Older mails are shown as text only: each frame is a page of its own. */
const framed = 20;

export async function loader({ context }: LoaderFunctionArgs) {
  const entries = await readOutbox(context, 100);
  context.withFrames();
  return entries.map(({ id, at, channel, to, subject, text, html }, index) => ({
    id,
    at,
    channel,
    to,
    subject,
    text,
    isFramed: html !== null && index < framed,
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
          {entry.isFramed ? (
            <>
              <MailFrame id={entry.id} subject={entry.subject ?? ""} />
              <HelpDetails summary={m.journey_outbox_text()}>
                <MessageText text={entry.text} />
              </HelpDetails>
            </>
          ) : (
            <MessageText text={entry.text} />
          )}
        </article>
      ))}
    </SitePage>
  );
}

function MessageText({ text }: { readonly text: string }) {
  return (
    <pre className="preserved message-text">
      <WithLinks text={text} />
    </pre>
  );
}
