import type { Page } from "@playwright/test";
import { HtmlValidate, StaticConfigLoader } from "html-validate";

/** Faults of markup, of references to ids and of nesting; not how attributes are spelled, which React decides. */
const validator = new HtmlValidate(
  new StaticConfigLoader({
    extends: ["html-validate:standard", "html-validate:a11y"],
    rules: {
      "no-missing-references": "error",
      // React writes attributes as camelCase names and closes void elements.
      "attr-case": "off",
      "tel-non-breaking": "off",
      // Tables that fold on a narrow screen lose their roles with `display`.
      "no-redundant-role": "off",
    },
  }),
);

/**
 * What the server sends for this address, whose nesting the browser has not mended yet, and the
 * page as it stands, with its errors and what scripts changed.
 */
export async function markupFaults(page: Page): Promise<string[]> {
  const faults = new Set<string>();
  const answer = await page.request.get(page.url(), { maxRedirects: 0 });
  const sent = answer.headers()["content-type"]?.startsWith("text/html")
    ? [await answer.text()]
    : [];
  for (const html of [...sent, await page.content()]) {
    const { results } = await validator.validateString(withoutTemplates(html));
    for (const { ruleId, message, line } of results.flatMap((one) => one.messages))
      faults.add(`${ruleId}: ${message} (line ${String(line)})`);
  }
  return [...faults];
}

/** What a script fills in later: a link without words there is no fault yet. */
function withoutTemplates(html: string) {
  return html.replace(/<template\b[\s\S]*?<\/template>/g, "");
}
