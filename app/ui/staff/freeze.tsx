import { liftObstacle } from "#app/domain/dispute/lift-obstacle.ts";
import type { StaffCase } from "#app/domain/review/staff-case.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { NoticePanel } from "#app/ui/parts/notice-panel.tsx";
import { RadioGroup } from "#app/ui/parts/radio-group.tsx";
import { Time } from "#app/ui/parts/time.tsx";
import { CallLink } from "./call-link.tsx";
import { errorsOf, refusalWords } from "./case-refusal.ts";
import type { DecisionProps } from "./decision-props.ts";
import { ReasonForm } from "./reason-form.tsx";
import { telephoneTitle } from "./telephone-title.ts";

export function Freeze(props: DecisionProps) {
  const { frozenAt, frozenBy } = props.found.request;
  return (
    <NoticePanel tone="danger" title={m.staff_frozen_title()}>
      <p>
        {frozenBy ? m.queue_frozen_by_staff_since() : m.staff_frozen_since()}{" "}
        {frozenAt ? <Time at={frozenAt} /> : null}
      </p>
      <Proposals found={props.found} />
      <Unfreeze {...props} />
    </NoticePanel>
  );
}

function Proposals({ found }: { readonly found: StaffCase }) {
  return found.liftProposals.map(({ by, reason }, index) => (
    <figure key={index} className="flow-tight">
      <figcaption>{m.decision_lift_proposed({ name: by ?? m.staff_actor_staff() })}</figcaption>
      <blockquote>{reason}</blockquote>
    </figure>
  ));
}

function Unfreeze(props: DecisionProps) {
  const { request, involvement } = props.found;
  if (!props.member.may.includes("lift")) return <p>{m.staff_refused_not_administrator()}</p>;
  const obstacle = liftObstacle({ request, involvement });
  if (obstacle) return <p>{refusalWords(obstacle)}</p>;
  return (
    <>
      <p className="small">{m.decision_lift_explained()}</p>
      <ReasonForm
        {...props}
        form="unfreeze"
        label={m.decision_lift_reason()}
        button={m.staff_unfreeze()}
      >
        <CallBack {...props} />
      </ReasonForm>
    </>
  );
}

function CallBack({ found, refused }: DecisionProps) {
  const { telephones, liftProposals } = found;
  const own = refused?.form === "unfreeze" ? refused : undefined;
  const isProposed = liftProposals.some(({ byViewer }) => !byViewer);
  const called = telephones.map((telephone) => ({
    value: telephone.kind,
    label: m.decision_lift_called({ telephone: telephoneTitle(telephone.kind) }),
    hint: <CallLink telephone={telephone} />,
  }));
  const label = isProposed ? m.decision_lift_not_called_confirm() : m.decision_lift_not_called();
  return (
    <RadioGroup
      name="telephone"
      legend={m.decision_lift_how()}
      choices={[...called, { value: "none", label }]}
      value={own?.telephone}
      errors={errorsOf(own)}
    />
  );
}
