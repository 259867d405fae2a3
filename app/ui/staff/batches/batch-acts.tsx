import { countShown } from "#app/domain/invitation/batch/batch-filter.ts";
import type { BatchStatus } from "#app/domain/invitation/batch/batch-state.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { NoticePanel } from "#app/ui/parts/notice-panel.tsx";
import { SecondaryButton } from "#app/ui/parts/secondary-button.tsx";
import { SubmitButton } from "#app/ui/parts/submit-button.tsx";
import { shownCount } from "../accounts/shown-count.ts";
import { batchIntents } from "../intents.ts";
import type { BatchCounts } from "./batch-report.tsx";

interface Props {
  readonly found: { readonly status: BatchStatus };
  readonly counts: BatchCounts;
  readonly path: string;
}

export function BatchActs({ found: { status }, counts, path }: Props) {
  if (status === "inviting")
    return (
      <form method="post" action={path}>
        <SecondaryButton danger {...batchIntents.button("stop")}>
          {m.accounts_batch_stop()}
        </SecondaryButton>
      </form>
    );
  if (status !== "ready" && status !== "stopped" && status !== "failed") return null;
  const { waiting = 0 } = counts;
  if (waiting === 0) return <p>{m.accounts_batch_nobody()}</p>;
  const leftOut = countShown("left-out", counts);
  return (
    <form method="post" action={path} className="desk-narrow flow">
      <p>
        {m.accounts_batch_confirm_body({ count: waiting, shown: shownCount(waiting) })}{" "}
        {leftOut > 0 ? m.accounts_batch_left_out_body({ count: shownCount(leftOut) }) : null}
      </p>
      <NoticePanel tone="attention" title={m.accounts_batch_inviter_title()}>
        <p>{m.accounts_batch_inviter_body()}</p>
      </NoticePanel>
      <SubmitButton {...batchIntents.button("confirm")}>
        {status === "ready" ? m.accounts_batch_confirm() : m.accounts_batch_go_on()}
      </SubmitButton>
    </form>
  );
}
