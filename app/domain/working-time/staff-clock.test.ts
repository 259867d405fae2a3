import fc from "fast-check";
import { expect, it } from "vitest";
import { officeOf } from "./office.ts";
import { type ClockEvent, readStaffClock } from "./staff-clock.ts";
import { addWorkingMinutes, workingMinutesBetween } from "./working-time.ts";

/** The first of May is a Friday. */
const office = officeOf("FR", new Set(["2026-05-01"]));
const event = (at: string, action: ClockEvent["action"]): ClockEvent => ({
  at: new Date(at),
  action,
});
const read = (...events: ClockEvent[]) => readStaffClock(events, 120, office);
const submitted = event("2026-04-30T16:00:00+02:00", "submitted");

it("The clock runs from the submission", () => {
  expect(read(submitted).dueAt?.toISOString()).toBe("2026-04-30T16:00:00.000Z");
  expect(read()).toEqual({ dueAt: null, minutesLeft: 120 });
});

it("It stands still while the customer acts, over a holiday too, and goes on where it stopped", () => {
  const returned = event("2026-04-30T17:30:00+02:00", "changes-requested");
  expect(read(submitted, returned)).toEqual({ dueAt: null, minutesLeft: 30 });
  const again = event("2026-05-01T11:00:00+02:00", "submitted");
  expect(read(submitted, returned, again).dueAt?.toISOString()).toBe("2026-05-04T07:30:00.000Z");
});

it("It goes on at once when staff take their demand for changes back", () => {
  const returned = event("2026-04-30T17:00:00+02:00", "changes-requested");
  const back = event("2026-04-30T17:20:00+02:00", "changes-taken-back");
  expect(read(submitted, returned, back).dueAt?.toISOString()).toBe("2026-05-04T07:20:00.000Z");
});

it("It stands still while a freeze stands, and two freezes count once", () => {
  const frozen = event("2026-04-30T16:30:00+02:00", "frozen");
  const again = event("2026-04-30T17:00:00+02:00", "frozen-by-staff");
  expect(read(submitted, frozen, again)).toEqual({ dueAt: null, minutesLeft: 90 });
  const lifted = event("2026-05-04T09:00:00+02:00", "freeze-lifted");
  expect(read(submitted, frozen, again, lifted).dueAt?.toISOString()).toBe(
    "2026-05-04T08:30:00.000Z",
  );
});

it("What was late before it went back is due when the office opens next", () => {
  const returned = event("2026-05-06T10:00:00+02:00", "changes-requested");
  const again = event("2026-05-06T20:00:00+02:00", "submitted");
  const reading = read(submitted, returned, again);
  expect(reading).toEqual({ dueAt: new Date("2026-05-07T09:00:00+02:00"), minutesLeft: 0 });
});

it("However often it goes back and forth, staff have the same time", () => {
  const start = new Date("2026-04-28T10:00:00+02:00").getTime();
  const hours = fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 8 });
  fc.assert(
    fc.property(hours, (waits) => {
      let at = start;
      const events: ClockEvent[] = [{ at: new Date(at), action: "submitted" }];
      for (const [index, wait] of waits.entries()) {
        at += wait * 3_600_000;
        const action = index % 2 === 0 ? "changes-requested" : "submitted";
        events.push({ at: new Date(at), action });
      }
      const { dueAt, minutesLeft } = readStaffClock(events, 3_000, office);
      let worked = 0;
      for (let index = 0; index + 1 < events.length; index += 2) {
        const [from, to] = [events[index], events[index + 1]];
        if (from && to) worked += workingMinutesBetween(from.at, to.at, office);
      }
      expect(minutesLeft).toBeCloseTo(Math.max(0, 3_000 - worked), 6);
      const last = events.at(-1);
      if (last?.action !== "submitted") expect(dueAt).toBeNull();
      else expect(dueAt).toEqual(addWorkingMinutes(last.at, minutesLeft, office));
    }),
  );
});
