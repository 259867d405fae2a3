import { describe, expect, it } from "vitest";
import { auditActions, parseAuditAction } from "#app/domain/audit/actions.ts";
import { inLocale } from "#tests/support/locale.ts";
import { eventTitle } from "./history-words.ts";

const others = [
  ["fr", "Autre évènement"],
  ["en", "Other event"],
] as const;

describe.each(others)("the history in %s", (locale, other) => {
  it("has words of its own for every action", () => {
    const titles = inLocale(locale, () =>
      auditActions.map((action) => eventTitle(parseAuditAction(action))),
    );
    expect(new Set([...titles, other]).size).toBe(auditActions.length + 1);
    expect(titles).not.toContain("");
  });

  it("shows an action of another version in neutral words", () => {
    const title = inLocale(locale, () => eventTitle(parseAuditAction("document-blessed")));
    expect(title).toBe(other);
  });
});
