import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { m } from "#app/i18n/paraglide/messages.js";
import { RequestTimeline } from "./request-timeline.tsx";

const decided = new Date("2026-11-23T13:05:00Z");
const effect = new Date("2026-11-25T13:05:00Z");
const times = { started: decided, submitted: decided, decided, effect, applied: null };
const shown = (isFrozen: boolean) =>
  renderToStaticMarkup(<RequestTimeline status="approved" isFrozen={isFrozen} times={times} />);

test("the coming effect is given in Paris time; a freeze suspends it", () => {
  expect(shown(false)).toContain(`dateTime="${effect.toISOString()}"`);
  expect(shown(false)).toMatch(/25\s+novembre 2026 à 14\s+h\s+05 \(heure de Paris\)/);
  expect(shown(true)).toContain(m.journey_timeline_effect_suspended());
  expect(shown(true)).not.toContain(effect.toISOString());
});
