import {
  Body,
  Container,
  Head,
  Hr,
  Html,
  Link,
  Preview,
  Section,
  Text,
} from "@react-email/components";
import type { ReactNode } from "react";
import { m } from "#app/i18n/paraglide/messages.js";
import type { Locale } from "#app/i18n/paraglide/runtime.js";
import { shownTelephone, telephoneLink } from "#app/i18n/telephone.ts";
import type { MailParties } from "./mail.ts";
import { accent, darkStyle, face, ink, paper, rule, soft } from "./palette.ts";

interface MailLayoutProps {
  readonly parties: MailParties;
  readonly locale: Locale;
  readonly preview: string;
  readonly forStaff?: boolean;
  readonly children: ReactNode;
}

export function MailLayout({ parties, locale, preview, forStaff, children }: MailLayoutProps) {
  return (
    <Html lang={locale}>
      <Head>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{darkStyle}</style>
      </Head>
      <Preview>{preview}</Preview>
      <Body className="paper" style={{ backgroundColor: paper, fontFamily: face, margin: 0 }}>
        <Container className="sheet" style={{ maxWidth: "600px", padding: "24px 24px 48px" }}>
          <Text
            className="ink"
            style={{ color: ink, fontSize: "17px", fontWeight: 700, margin: 0 }}
          >
            {parties.brand.name}
          </Text>
          <Hr className="rule" style={{ borderColor: rule, margin: "12px 0 32px" }} />
          {children}
          <Hr className="rule" style={{ borderColor: rule, margin: "40px 0 20px" }} />
          {forStaff ? (
            <Small>{m.mail_foot_staff({ brand: parties.brand.name }, { locale })}</Small>
          ) : (
            <Foot parties={parties} locale={locale} />
          )}
        </Container>
      </Body>
    </Html>
  );
}

function Small({ children }: { readonly children: ReactNode }) {
  const style = { fontSize: "15px", lineHeight: "23px", margin: "0 0 12px", color: soft };
  return (
    <Text className="soft" style={style}>
      {children}
    </Text>
  );
}

function Foot({ parties, locale }: { readonly parties: MailParties; readonly locale: Locale }) {
  const { brand, manager } = parties;
  const email = manager?.email ?? brand.supportEmail;
  const phone = manager?.phone ?? brand.supportPhone;
  const link = { color: accent, textDecoration: "underline" };
  return (
    <Section>
      <Small>
        {manager
          ? m.mail_call_manager({ name: manager.name }, { locale })
          : m.mail_call_support({ brand: brand.name }, { locale })}
        <br />
        <Link
          className="link"
          style={{ ...link, whiteSpace: "nowrap" }}
          href={telephoneLink(phone)}
        >
          {shownTelephone(phone, locale)}
        </Link>
        <br />
        <Link className="link" style={link} href={`mailto:${email}`}>
          {email}
        </Link>
      </Small>
      <Small>{m.mail_foot({ brand: brand.name }, { locale })}</Small>
    </Section>
  );
}
