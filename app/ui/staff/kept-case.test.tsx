import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { CheckboxList } from "#app/ui/parts/checkbox-list.tsx";
import { type KeptFields, KeptFieldsProvider, OwnKeptFields } from "#app/ui/parts/kept-fields.tsx";
import { RadioGroup } from "#app/ui/parts/radio-group.tsx";
import { TextArea } from "#app/ui/parts/text-area.tsx";
import { KeptCase } from "./kept-case.tsx";

const path = "/staff/requests/AAAA-BBBB/approval";
const because = "Le greffe corrige cet extrait demain.";

function shown({ version = 7, action = path }: { version?: number; action?: string } = {}) {
  const kept: KeptFields = {
    path,
    fields: { checks: ["called-back"], telephone: ["known"], because: [because] },
    version: 7,
    hadFile: false,
    at: "2026-11-28T14:03:00Z",
    isAfterStepUp: false,
  };
  return renderToStaticMarkup(
    <KeptFieldsProvider value={kept}>
      <KeptCase version={version}>
        <form method="post" action={action}>
          <OwnKeptFields action={action}>
            <CheckboxList
              name="checks"
              legend="Checks"
              choices={[
                { value: "called-back", label: "Called back" },
                { value: "name-matches", label: "The name matches" },
              ]}
            />
            <RadioGroup
              name="telephone"
              legend="Called"
              choices={[{ value: "known", label: "Known" }]}
            />
            <TextArea name="because" label="Because" value="" />
          </OwnKeptFields>
        </form>
      </KeptCase>
    </KeptFieldsProvider>,
  );
}

const count = (page: string, text: string) => page.split(text).length - 1;

it("A form is filled in as it was sent while the case is the same", () => {
  const page = shown();
  expect(count(page, "checked")).toBe(2);
  expect(page).toMatch(/checked=""[^>]*value="called-back"|value="called-back"[^>]*checked=""/);
  expect(count(page, because)).toBe(1);
  expect(page).not.toContain("Le dossier a changé");
});

it("Once the case has changed the text is there, and what was confirmed has to be confirmed again", () => {
  const page = shown({ version: 8 });
  expect(count(page, "checked")).toBe(0);
  expect(page).toContain("Le dossier a changé");
  // In the form, and above it: the form may be gone.
  expect(count(page, because)).toBe(2);
});

it("Another form of the page is not filled in", () => {
  const page = shown({ action: "/staff/requests/AAAA-BBBB/rejection" });
  expect([count(page, "checked"), count(page, because)]).toEqual([0, 0]);
});
