import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { Status } from "#app/domain/request/state-machine.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { RequestTimeline } from "./request-timeline.tsx";

const decided = new Date("2026-11-23T13:05:00Z");
const effect = new Date("2026-11-25T13:05:00Z");
const frozen = new Date("2026-11-24T08:00:00Z");
const times = { started: decided, submitted: decided, decided, effect, applied: null, frozen };
const shown = (isFrozen: boolean, status: Status = "approved") =>
  renderToStaticMarkup(<RequestTimeline status={status} isFrozen={isFrozen} times={times} />);

const phasesOf = (html: string) =>
  [...html.matchAll(/data-phase="(\w+)"/g)].map(([, phase]) => phase).join(" ");

test("the coming effect is given in Paris time; a freeze suspends it", () => {
  expect(shown(false)).toContain(`dateTime="${effect.toISOString()}"`);
  expect(shown(false)).toMatch(/25\s+novembre 2026 à 14\s+h\s+05 \(heure de Paris\)/);
  expect(shown(true)).toContain(m.journey_timeline_frozen());
  expect(shown(true)).toContain(frozen.toISOString());
  expect(shown(true)).not.toContain(effect.toISOString());
});

test("done, now and later differ by a sign, and by a word for those who do not see it", () => {
  expect(phasesOf(shown(false, "submitted"))).toBe("done done now later");
  expect(phasesOf(shown(false, "returned"))).toBe("done done now later later");
  expect(phasesOf(shown(false, "approved"))).toBe("done done done now later");
  expect(phasesOf(shown(true, "approved"))).toBe("done done done now later later");
  expect(phasesOf(shown(false, "applied"))).toBe("done done done done");
  const html = shown(false, "submitted");
  expect(html.match(/aria-current="step"/g)).toHaveLength(1);
  for (const word of [m.common_phase_done, m.common_phase_now, m.common_phase_later]) {
    expect(html).toContain(word());
  }
});

test("a request that has ended has nothing to come, and says how it ended", () => {
  for (const status of ["rejected", "withdrawn", "superseded", "expired"] as const) {
    expect(phasesOf(shown(true, status)), status).toBe("done done done");
  }
});
