import { m } from "#app/i18n/paraglide/messages.js";
import type { Locale } from "#app/i18n/paraglide/runtime.js";
import { MailLayout } from "./layout.tsx";
import type { Mail, MailParties, TemplateProps } from "./mail.ts";
import { Address, Facts, Paragraph, Title } from "./parts.tsx";

/**
 * No link into the request. `linkPageUrl` is the page where a new link is requested; null for
 * recipients whom that link would not reach.
 */
export interface ReceivedData extends MailParties {
  readonly reference: string;
  readonly situation: string;
  readonly linkPageUrl: string | null;
  /** Whose address is not proved yet; null when there is nothing to prove. */
  readonly unprovedContact: string | null;
}

export function receivedMail(data: ReceivedData, locale: Locale): Mail {
  const { brand, reference } = data;
  return {
    subject: m.mail_received_subject({ brand: brand.name, reference }, { locale }),
    element: <Received data={data} locale={locale} />,
  };
}

function Received({ data, locale }: TemplateProps<ReceivedData>) {
  const what = m.mail_received_what({}, { locale });
  const { unprovedContact: name } = data;
  return (
    <MailLayout parties={data} locale={locale} preview={what}>
      <Title>{m.mail_received_title({}, { locale })}</Title>
      <Paragraph>{m.mail_hello({}, { locale })}</Paragraph>
      <Paragraph>{what}</Paragraph>
      <Facts
        items={[
          [m.mail_reference({}, { locale }), data.reference],
          [m.mail_received_situation({}, { locale }), data.situation],
        ]}
      />
      {name === null ? null : (
        <Paragraph>{m.mail_received_contact({ name }, { locale })}</Paragraph>
      )}
      {data.linkPageUrl === null ? (
        <Paragraph>{m.mail_come_back_by_invitation({}, { locale })}</Paragraph>
      ) : (
        <>
          <Paragraph>{m.mail_come_back({}, { locale })}</Paragraph>
          <Address href={data.linkPageUrl} />
        </>
      )}
    </MailLayout>
  );
}
