import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { ConfirmationStage } from "#app/domain/request/confirmation.ts";
import type { Status } from "#app/domain/request/state-machine.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { RequestTimeline } from "./request-timeline.tsx";

const decided = new Date("2026-11-23T13:05:00Z");
const effect = new Date("2026-11-25T13:05:00Z");
const frozen = new Date("2026-11-24T08:00:00Z");
const confirmBefore = new Date("2026-11-28T13:05:00Z");
const times = {
  ...{ started: decided, submitted: decided, decided, effect, applied: null, frozen },
  confirmBefore,
};
const shown = (
  isFrozen: boolean,
  status: Status = "approved",
  confirmation: ConfirmationStage | null = null,
) => renderToStaticMarkup(<RequestTimeline {...{ status, isFrozen, times, confirmation }} />);

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

test("the customer’s confirmation stands between the delay and the effect, with its last moment", () => {
  expect(phasesOf(shown(false, "approved", "later"))).toBe("done done done now later later");
  expect(phasesOf(shown(false, "approved", "now"))).toBe("done done done done now later");
  expect(shown(false, "approved", "now")).toContain(confirmBefore.toISOString());
  expect(shown(false, "expired", "lapsed")).toContain(m.confirmation_timeline_lapsed());
  expect(phasesOf(shown(false, "expired", "lapsed"))).toBe("done done done done");
});
