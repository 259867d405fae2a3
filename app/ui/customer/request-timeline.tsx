import type { Status } from "#app/domain/request/state-machine.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { Timeline, type TimelineEntry } from "#app/ui/parts/timeline.tsx";

type Moment = Date | string | null;

interface Times {
  readonly started: Moment;
  readonly submitted: Moment;
  readonly decided: Moment;
  readonly effect: Moment;
  readonly applied: Moment;
}

export function RequestTimeline({
  status,
  isFrozen,
  times,
}: {
  readonly status: Status;
  readonly isFrozen: boolean;
  readonly times: Times;
}) {
  const entries: TimelineEntry[] = [{ title: m.journey_timeline_started(), ...at(times.started) }];
  if (times.submitted) {
    entries.push({ title: m.journey_timeline_submitted(), ...at(times.submitted), tone: "good" });
  }
  entries.push(...nextEntries(status, isFrozen, times));
  return <Timeline label={m.journey_status_timeline()} entries={entries} />;
}

function nextEntries(status: Status, isFrozen: boolean, times: Times): TimelineEntry[] {
  switch (status) {
    case "submitted":
      return [{ title: m.journey_timeline_examined() }];
    case "returned":
      return [{ title: m.journey_timeline_returned(), tone: "attention" }];
    case "approved":
      return [
        { title: m.journey_timeline_approved(), ...at(times.decided), tone: "good" },
        isFrozen
          ? { title: m.journey_timeline_effect_suspended(), tone: "attention" }
          : { title: m.journey_timeline_effect(), ...at(times.effect), zoned: true },
      ];
    case "applied":
      return [
        { title: m.journey_timeline_approved(), ...at(times.decided), tone: "good" },
        { title: m.journey_timeline_applied(), ...at(times.applied), tone: "good" },
      ];
    case "rejected":
      return [{ title: m.journey_timeline_rejected(), ...at(times.decided), tone: "danger" }];
    case "started":
    case "withdrawn":
    case "superseded":
    case "expired":
      return [];
  }
}

function at(moment: Moment) {
  return moment ? { at: moment } : {};
}
