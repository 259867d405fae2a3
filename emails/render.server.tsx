import { render, toPlainText } from "@react-email/render";
import type { Mail } from "./mail.ts";

export interface RenderedMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** The same data gives the same bytes. */
export async function renderMail({ subject, element }: Mail): Promise<RenderedMail> {
  const html = await render(element);
  return { subject, html, text: toPlainText(html, { wordwrap: 78, selectors }) };
}

const selectors = [
  { selector: "h1", options: { uppercase: false } },
  { selector: "h2", options: { uppercase: false } },
  { selector: 'a[href^="tel:"]', format: "anchor", options: { ignoreHref: true } },
  { selector: 'a[href^="mailto:"]', format: "anchor", options: { ignoreHref: true } },
];
