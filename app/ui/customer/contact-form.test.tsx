import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ContactForm } from "./contact-form.tsx";

const shown = (changes: string | undefined) =>
  renderToStaticMarkup(
    <ContactForm values={{}} errors={undefined} choice={{ keeps: "Paul Arnaud", changes }} />,
  );
const isChecked = (html: string, value: string) =>
  new RegExp(`<input[^>]*checked=""[^>]*value="${value}"|value="${value}"[^>]*checked=""`).test(
    html,
  );

test("after an acquisition the form asks first whether the contact changes, without an answer", () => {
  const html = shown(undefined);
  expect(html).toContain("Paul Arnaud");
  expect(html).not.toContain("checked");
  expect(html.indexOf('name="contactChanges"')).toBeLessThan(html.indexOf('name="contactName"'));
});

test("an earlier answer is kept", () => {
  expect(isChecked(shown("yes"), "yes")).toBe(true);
  expect(isChecked(shown("no"), "no")).toBe(true);
});

test("where the contact has to change, it does not ask", () => {
  const html = renderToStaticMarkup(<ContactForm values={{}} errors={undefined} choice={null} />);
  expect(html).not.toContain("contactChanges");
});
