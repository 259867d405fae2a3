import { expect, it } from "vitest";
import { withLimit } from "#tests/support/limits.ts";
import { renderPage } from "#tests/support/render-page.tsx";
import Privacy from "./privacy.tsx";

const loader = {
  controller: "Registres Réunis, 1 rue du Port, 13002 Marseille",
  email: "donnees@registres.example",
  retention: { documentsDays: 45, abandonedDays: 12 },
};
const shown = () => renderPage(Privacy, { loader }).replace(/\s+/g, " ");

it("The page says who answers, and how long what is kept, from settings and limits", async () => {
  for (const words of [loader.controller, loader.email, "45 jours", "12 jours"]) {
    expect(shown()).toContain(words);
  }
  expect(shown()).not.toContain("7 jours");
  await withLimit("removedDocumentDays", 7, () => expect(shown()).toContain("7 jours"));
  await withLimit("secretsKeptHours", 5, () => expect(shown()).toContain("5 heures"));
  await withLimit("sessionHours", 9, () => expect(shown()).toContain("9 heures au plus"));
});
