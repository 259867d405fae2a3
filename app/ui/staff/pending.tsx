import type { DecisionId } from "#app/domain/request/decision-ids.ts";
import type { PendingDecision, StaffRequest } from "#app/domain/review/staff-case.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { Countdown } from "#app/ui/parts/countdown.tsx";
import { NoticePanel } from "#app/ui/parts/notice-panel.tsx";
import { SecondaryButton } from "#app/ui/parts/secondary-button.tsx";
import { Time } from "#app/ui/parts/time.tsx";
import { refusalWords } from "./case-refusal.ts";
import type { DecisionProps } from "./decision-props.ts";

/** What was decided, until it can no longer be undone. */
export function Pending({ found: { pending, undo, request }, member }: DecisionProps) {
  if (!pending) return null;
  return (
    <NoticePanel tone="info" title={titleOf(pending)}>
      <p>
        {m.undo_nothing_left()} <Time at={pending.until} />
      </p>
      <p>
        {m.undo_left()} <Countdown seconds={pending.secondsLeft} over={m.undo_over()} />
      </p>
      {pending.takesEffectAt ? (
        <p>
          {m.undo_effect()} <Time at={pending.takesEffectAt} />
        </p>
      ) : null}
      {undo || !member.may.includes("undo") ? (
        <p>{refusalWords(undo ?? "not-own-decision")}</p>
      ) : (
        <UndoForm request={request} label={m.undo_button()} />
      )}
    </NoticePanel>
  );
}

export function UndoForm(props: { readonly request: StaffRequest; readonly label: string }) {
  const { reference, version } = props.request;
  return (
    <form method="post" action={staffPaths.undo({ reference })} className="flow-tight">
      <input type="hidden" name="version" value={version} />
      <p className="small">{m.undo_explained()}</p>
      <SecondaryButton shortcut="u">{props.label}</SecondaryButton>
    </form>
  );
}

const own: Record<DecisionId, () => string> = {
  approved: () => m.undo_own_approved(),
  rejected: () => m.undo_own_rejected(),
  "changes-requested": () => m.undo_own_changes_requested(),
};

const others: Record<DecisionId, (by: { name: string }) => string> = {
  approved: (by) => m.undo_by_approved(by),
  rejected: (by) => m.undo_by_rejected(by),
  "changes-requested": (by) => m.undo_by_changes_requested(by),
};

function titleOf({ decision, by, byViewer }: PendingDecision) {
  if (byViewer) return own[decision]();
  return others[decision]({ name: by ?? m.staff_actor_staff() });
}
