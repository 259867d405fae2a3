import { formatMoment } from "#app/i18n/moment.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { LinkToRequest } from "./link-to-request.tsx";
import type { TemplateProps } from "./mail.ts";
import { Facts, Paragraph } from "./parts.tsx";

export interface GoOnData {
  readonly reference: string;
  readonly link: string;
  readonly expiresAt: Date;
  /** The request ends then, if the customer does nothing. */
  readonly closesAt: Date;
}

/** The end of a mail to a customer who has to go on with a request: how, and until when. */
export function GoOn({ data, locale }: TemplateProps<GoOnData>) {
  const date = formatMoment(data.closesAt, locale, "date");
  return (
    <>
      <Paragraph>{m.mail_changes_kept({}, { locale })}</Paragraph>
      <LinkToRequest
        link={data.link}
        label={m.mail_changes_button({}, { locale })}
        expiresAt={data.expiresAt}
        locale={locale}
      />
      <Paragraph>{m.mail_changes_until({ date }, { locale })}</Paragraph>
      <Facts items={[[m.mail_reference({}, { locale }), data.reference]]} />
    </>
  );
}
