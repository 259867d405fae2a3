import { Button, Heading, Link, Section, Text } from "@react-email/components";
import { Fragment, type ReactNode } from "react";
import { accent, ink, mono, rule, soft, wash } from "./palette.ts";

const text = {
  fontSize: "17px",
  lineHeight: "26px",
  margin: "0 0 16px",
  wordBreak: "break-word",
} as const;

export function Paragraph(props: { readonly children: ReactNode; readonly tight?: boolean }) {
  const margin = props.tight ? "0 0 4px" : text.margin;
  return (
    <Text className="ink" style={{ ...text, margin, color: ink }}>
      {props.children}
    </Text>
  );
}

export function Aside({ children }: { readonly children: ReactNode }) {
  return (
    <Text className="soft" style={{ ...text, fontSize: "15px", lineHeight: "23px", color: soft }}>
      {children}
    </Text>
  );
}

export function Title({ children }: { readonly children: ReactNode }) {
  const style = { color: ink, fontSize: "26px", lineHeight: "32px", margin: "0 0 20px" };
  return (
    <Heading as="h1" className="ink" style={style}>
      {children}
    </Heading>
  );
}

export function Subtitle({ children }: { readonly children: ReactNode }) {
  const style = { color: ink, fontSize: "18px", lineHeight: "25px", margin: "32px 0 8px" };
  return (
    <Heading as="h2" className="ink" style={style}>
      {children}
    </Heading>
  );
}

export function Bullets({ items }: { readonly items: readonly ReactNode[] }) {
  return (
    <ul className="ink" style={{ ...text, color: ink, paddingLeft: "22px" }}>
      {items.map((item, index) => (
        <li key={index} style={{ margin: "0 0 6px" }}>
          {item}
        </li>
      ))}
    </ul>
  );
}

/** The address follows for people who prefer to copy it; the plain text has only the address. */
export function Action(props: {
  readonly href: string;
  readonly label: string;
  readonly or: string;
}) {
  const { href, label, or } = props;
  return (
    <Section style={{ margin: "8px 0" }}>
      <div data-skip-in-text="true">
        <Button href={href} className="button" style={buttonStyle}>
          {label}
        </Button>
        <Text
          className="soft"
          style={{ ...text, fontSize: "15px", margin: "16px 0 4px", color: soft }}
        >
          {or}
        </Text>
      </div>
      <Address href={href} />
    </Section>
  );
}

const buttonStyle = {
  backgroundColor: accent,
  borderRadius: "4px",
  color: "#ffffff",
  fontSize: "17px",
  fontWeight: 600,
  lineHeight: "24px",
  padding: "12px 24px",
  textDecoration: "none",
};

export function Address({ href }: { readonly href: string }) {
  return (
    <Text style={{ ...text, fontSize: "14px", lineHeight: "21px", wordBreak: "break-all" }}>
      <Link href={href} className="link" style={{ color: accent, textDecoration: "underline" }}>
        {href}
      </Link>
    </Text>
  );
}

export function Code({ children }: { readonly children: string }) {
  const style = {
    ...text,
    fontFamily: mono,
    fontSize: "20px",
    letterSpacing: "1px",
    padding: "12px 16px",
  };
  return (
    <Text className="wash" style={{ ...style, color: ink, backgroundColor: wash }}>
      {children}
    </Text>
  );
}

export function Quote({ children }: { readonly children: string }) {
  const border = { borderLeft: `4px solid ${rule}`, paddingLeft: "16px" };
  return (
    <Text className="ink rule" style={{ ...text, ...border, color: ink }}>
      {children.split("\n").map((line, index) => (
        <Fragment key={index}>
          {index > 0 ? <br /> : null}
          {line}
        </Fragment>
      ))}
    </Text>
  );
}

export function Facts({ items }: { readonly items: readonly (readonly [string, string])[] }) {
  return (
    <Section style={{ margin: "0 0 8px" }}>
      {items.map(([label, value]) => (
        <Text key={label} className="ink" style={{ ...text, margin: "0 0 8px", color: ink }}>
          <span className="soft" style={{ color: soft }}>
            {label}
          </span>
          <br />
          <strong style={{ fontWeight: 600 }}>{value}</strong>
        </Text>
      ))}
    </Section>
  );
}
