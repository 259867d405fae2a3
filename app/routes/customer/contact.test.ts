import { expect, it } from "vitest";
import { m } from "#app/i18n/paraglide/messages.js";
import { meta } from "./contact.tsx";

const titleFor = (keeps: string | null) => meta({ data: { keeps } } as never);

it("the title matches the heading: who the new contact is, or whether there is one", () => {
  expect(titleFor(null)).toEqual([{ title: m.journey_contact_title() }]);
  expect(titleFor("Camille Durand")).toEqual([{ title: m.journey_contact_title_offered() }]);
});
