import { Fragment } from "react";
import { m } from "#app/i18n/paraglide/messages.js";
import type { Locale } from "#app/i18n/paraglide/runtime.js";
import { MailLayout } from "./layout.tsx";
import { LinkToRequest } from "./link-to-request.tsx";
import type { Mail, MailParties, TemplateProps } from "./mail.ts";
import { Address, Bullets, Code, Paragraph, Subtitle, Title } from "./parts.tsx";

/** Situations are in the mail's language. Without the login, so that it cannot be printed. */
export interface InvitationData extends MailParties {
  readonly link: string;
  readonly uniqueCode: string;
  readonly codePageUrl: string;
  readonly expiresAt: Date;
  readonly organisation: boolean;
  readonly situations: readonly {
    readonly title: string;
    readonly documents: readonly Documents[];
  }[];
}

/** `one-of`: one of them is needed. `optional`: they help but may be left out. */
interface Documents {
  readonly need: "one-of" | "optional";
  readonly titles: readonly string[];
}

export function invitationMail(data: InvitationData, locale: Locale): Mail {
  return {
    subject: m.mail_invitation_subject({ brand: data.brand.name }, { locale }),
    element: <Invitation data={data} locale={locale} />,
  };
}

function Invitation({ data, locale }: TemplateProps<InvitationData>) {
  return (
    <MailLayout parties={data} locale={locale} preview={m.mail_invitation_preview({}, { locale })}>
      <Title>{m.mail_invitation_title({}, { locale })}</Title>
      <Paragraph>{m.mail_hello({}, { locale })}</Paragraph>
      <Paragraph>{m.mail_invitation_why({ brand: data.brand.name }, { locale })}</Paragraph>
      <Paragraph>{m.mail_invitation_how({}, { locale })}</Paragraph>
      <LinkToRequest
        link={data.link}
        label={m.mail_invitation_button({}, { locale })}
        expiresAt={data.expiresAt}
        locale={locale}
      />
      <ToHaveAtHand data={data} locale={locale} />
      <Subtitle>{m.mail_invitation_code_title({}, { locale })}</Subtitle>
      <Paragraph>{m.mail_invitation_code_how({}, { locale })}</Paragraph>
      <Address href={data.codePageUrl} />
      <Paragraph tight>{m.mail_invitation_code_is({}, { locale })}</Paragraph>
      <Code>{data.uniqueCode}</Code>
      <Subtitle>{m.mail_invitation_ignore_title({}, { locale })}</Subtitle>
      <Paragraph>{m.mail_invitation_ignore({}, { locale })}</Paragraph>
    </MailLayout>
  );
}

function ToHaveAtHand({ data, locale }: TemplateProps<InvitationData>) {
  return (
    <>
      <Subtitle>{m.mail_invitation_ready_title({}, { locale })}</Subtitle>
      <Bullets
        items={[
          m.mail_invitation_ready_login({}, { locale }),
          m.mail_invitation_ready_phone({}, { locale }),
        ]}
      />
      {data.situations.length > 0 ? (
        <Paragraph>
          {data.organisation
            ? m.mail_invitation_documents_organisation({}, { locale })
            : m.mail_invitation_documents_individual({}, { locale })}
        </Paragraph>
      ) : null}
      {data.situations.map(({ title, documents }) => (
        <Fragment key={title}>
          <Paragraph tight>
            <strong style={{ fontWeight: 600 }}>{title}</strong>
          </Paragraph>
          {documents.length > 0 ? (
            documents.map((group) => (
              <DocumentGroup key={group.titles.join()} group={group} locale={locale} />
            ))
          ) : (
            <Bullets items={[m.mail_invitation_no_documents({}, { locale })]} />
          )}
        </Fragment>
      ))}
    </>
  );
}

function DocumentGroup({ group, locale }: { readonly group: Documents; readonly locale: Locale }) {
  const words = wordsFor(group);
  return (
    <>
      {words ? <Paragraph tight>{words({}, { locale })}</Paragraph> : null}
      <Bullets items={group.titles} />
    </>
  );
}

function wordsFor({ need, titles }: Documents) {
  if (need === "optional") return m.mail_invitation_optional;
  return titles.length > 1 ? m.mail_invitation_one_of : null;
}
