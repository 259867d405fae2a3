import type { Status } from "#app/domain/request/state-machine.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { statusTitle } from "#app/i18n/words.ts";
import { StatusTag } from "#app/ui/parts/status-tag.tsx";
import type { Tone } from "#app/ui/parts/tone.ts";

const tones: Record<Status, Tone> = {
  started: "neutral",
  submitted: "info",
  returned: "attention",
  approved: "good",
  applied: "good",
  rejected: "danger",
  withdrawn: "neutral",
  superseded: "neutral",
  expired: "neutral",
};

export function RequestStatus(props: {
  readonly status: Status;
  /** It ended because the customer did not confirm it in time. */
  readonly hasLapsed: boolean;
}) {
  const { status, hasLapsed } = props;
  if (hasLapsed) {
    return <StatusTag tone="attention">{m.confirmation_staff_lapsed_status()}</StatusTag>;
  }
  return <StatusTag tone={tones[status]}>{statusTitle(status)}</StatusTag>;
}
