import type { ConfirmationStage } from "#app/domain/request/confirmation.ts";
import { isOpen, type Status } from "#app/domain/request/state-machine.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { Timeline, type TimelineEntry } from "#app/ui/parts/timeline.tsx";

type Moment = Date | string | null;

interface Times {
  readonly started: Moment;
  readonly submitted: Moment;
  readonly decided: Moment;
  readonly effect: Moment;
  readonly confirmBefore: Moment;
  readonly applied: Moment;
  readonly frozen: Moment;
}

interface RequestTimelineProps {
  readonly status: Status;
  readonly isFrozen: boolean;
  readonly confirmation: ConfirmationStage | null;
  readonly times: Times;
}

/** What is done, what happens now and what is still to come. A freeze is what happens now. */
export function RequestTimeline(props: RequestTimelineProps) {
  const { status, isFrozen, times } = props;
  const course = [
    done(m.journey_timeline_started(), times.started),
    ...(times.submitted ? [done(m.journey_timeline_submitted(), times.submitted)] : []),
    ...courseOf(props),
  ];
  const entries = isFrozen && isOpen(status) ? suspended(course, times.frozen) : course;
  return <Timeline label={m.journey_status_timeline()} entries={entries} />;
}

function courseOf({ status, times, confirmation }: RequestTimelineProps): TimelineEntry[] {
  const examined = m.journey_timeline_examined();
  const effect = m.journey_timeline_effect();
  switch (status) {
    case "started":
      return [now(m.journey_timeline_answers()), later(examined), later(effect)];
    case "submitted":
      return [now(examined), later(effect)];
    case "returned":
      return [
        { ...now(m.journey_timeline_returned()), tone: "attention" },
        later(examined),
        later(effect),
      ];
    case "approved":
      return [
        done(m.journey_timeline_approved(), times.decided),
        ...(confirmation ? confirmationCourse(confirmation, times) : delayCourse(times)),
      ];
    case "applied":
      return [
        done(m.journey_timeline_approved(), times.decided),
        done(m.journey_timeline_applied(), times.applied),
      ];
    case "rejected":
      return [{ ...done(m.journey_timeline_rejected(), times.decided), ...ended, tone: "danger" }];
    case "withdrawn":
      return [{ ...done(m.journey_timeline_withdrawn(), null), ...ended }];
    case "superseded":
      return [{ ...done(m.journey_timeline_superseded(), null), ...ended }];
    case "expired":
      return confirmation === "lapsed"
        ? [
            done(m.journey_timeline_approved(), times.decided),
            { ...done(m.confirmation_timeline_lapsed(), times.confirmBefore), ...ended },
          ]
        : [{ ...done(m.journey_timeline_expired(), null), ...ended }];
  }
}

function delayCourse(times: Times): TimelineEntry[] {
  return [
    now(m.journey_timeline_delay()),
    { ...later(m.journey_timeline_effect()), ...at(times.effect), zoned: true },
  ];
}

function confirmationCourse(stage: ConfirmationStage, times: Times): TimelineEntry[] {
  const isAsked = stage === "now";
  const delay = m.journey_timeline_delay();
  const answer = m.confirmation_timeline();
  return [
    isAsked ? done(delay, times.effect) : now(delay),
    isAsked
      ? { ...now(answer), ...at(times.confirmBefore), zoned: true, tone: "attention" }
      : { ...later(answer), ...at(times.effect), zoned: true },
    later(m.journey_timeline_effect()),
  ];
}

const ended = { tone: "neutral", sign: "cross" } as const;

/** Nothing goes on until the freeze is lifted, and no date is promised. */
function suspended(course: readonly TimelineEntry[], frozen: Moment): TimelineEntry[] {
  const past = course.filter(({ phase }) => phase === "done");
  const rest = course.filter(({ phase }) => phase !== "done");
  const freeze: TimelineEntry = {
    ...now(m.journey_timeline_frozen()),
    ...at(frozen),
    tone: "attention",
    sign: "frozen",
  };
  return [...past, freeze, ...rest.map(({ title }) => later(title))];
}

function done(title: TimelineEntry["title"], moment: Moment): TimelineEntry {
  return { title, ...at(moment), phase: "done" };
}

function now(title: TimelineEntry["title"]): TimelineEntry {
  return { title, phase: "now" };
}

function later(title: TimelineEntry["title"]): TimelineEntry {
  return { title, phase: "later" };
}

function at(moment: Moment) {
  return moment ? { at: moment } : {};
}
