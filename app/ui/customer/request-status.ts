import type { ConfirmationStage } from "#app/domain/request/confirmation.ts";
import { isOpen, type Status } from "#app/domain/request/state-machine.ts";
import { m } from "#app/i18n/paraglide/messages.js";

interface Face {
  readonly title: () => string;
  /** `moment`: of the coming effect, or of the end of the question. */
  readonly body: (inputs: { readonly moment: string }) => string;
}

const closed: Face = { title: m.journey_status_closed_title, body: m.journey_status_closed_body };

const faces: Record<Status, Face> = {
  started: closed,
  submitted: { title: m.journey_status_submitted_title, body: m.journey_status_submitted_body },
  returned: { title: m.journey_status_returned_title, body: m.journey_status_returned_body },
  approved: { title: m.journey_status_approved_title, body: m.journey_status_approved_body },
  applied: { title: m.journey_status_applied_title, body: m.journey_status_applied_body },
  rejected: { title: m.journey_status_rejected_title, body: m.journey_status_rejected_body },
  withdrawn: { title: m.journey_status_withdrawn_title, body: m.journey_status_closed_body },
  superseded: closed,
  expired: { title: m.journey_status_expired_title, body: m.journey_status_expired_body },
};

const takenBack: Face = {
  title: m.journey_status_taken_back_title,
  body: m.journey_status_rejected_body,
};

const coolingOff: Face = {
  title: m.journey_status_approved_title,
  body: m.confirmation_status_delay_body,
};
const asked: Face = {
  title: m.confirmation_status_asked_title,
  body: m.confirmation_status_asked_body,
};
const lapsed: Face = {
  title: m.confirmation_status_lapsed_title,
  body: m.confirmation_status_lapsed_body,
};
const confirmationFaces: Record<ConfirmationStage, Face> = {
  later: coolingOff,
  now: asked,
  lapsed,
};

const frozen = {
  recipient: { title: m.journey_status_frozen_title, body: m.journey_status_frozen_body },
  staff: { title: m.journey_status_frozen_title, body: m.queue_status_frozen_body },
};

/** A rejection is final, so a freeze does not change it. */
export function statusFace(told: Told): Face {
  const { status, freeze, wasApproved, confirmation } = told;
  if (freeze && isOpen(status)) return frozen[freeze];
  if (confirmation) return confirmationFaces[confirmation];
  return status === "rejected" && wasApproved ? takenBack : faces[status];
}

interface Told {
  readonly status: Status;
  readonly freeze: "recipient" | "staff" | null;
  readonly wasApproved?: boolean;
  readonly confirmation: ConfirmationStage | null;
}

/** Not shown to recipients who need a new invitation. */
export function offersAnother(status: Status) {
  return !isOpen(status) && status !== "applied";
}
