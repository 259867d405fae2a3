import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { withLimit } from "#tests/support/limits.ts";
import { Presence } from "./presence.tsx";

const shown = (readers: readonly string[]) =>
  renderToStaticMarkup(<Presence reference="AAAA-BBBB" readers={readers} />);

it("An open page knows how often to tell that it is read, and where", async () => {
  expect(shown([])).toContain('data-presence="/staff/requests/AAAA-BBBB/presence"');
  expect(shown([])).toContain('data-beat-seconds="20"');
  await withLimit("presenceBeatSeconds", 7, () => {
    expect(shown([])).toContain('data-beat-seconds="7"');
  });
});

it("The others who read it are named, or nobody is", () => {
  expect(shown([])).toMatch(/><\/span>$/);
  expect(shown(["Alix", "Dominique"])).toContain("Alix et Dominique");
});
