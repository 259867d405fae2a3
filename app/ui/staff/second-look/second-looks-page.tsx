import { limits } from "#app/domain/limits.ts";
import type { WaitingLook } from "#app/domain/second-look/second-look.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { situationTitle } from "#app/i18n/words.ts";
import { staffPaths } from "#app/routes/paths.ts";
import { DataTable } from "#app/ui/parts/data-table.tsx";
import { NoticePanel } from "#app/ui/parts/notice-panel.tsx";
import { PageHeading } from "#app/ui/parts/page-heading.tsx";
import { StatusTag } from "#app/ui/parts/status-tag.tsx";
import { Time } from "#app/ui/parts/time.tsx";
import { type PageMember, StaffPage } from "#app/ui/staff/staff-page.tsx";
import { type LookNotice, noticeWords } from "./look-words.ts";

interface Props {
  readonly member: PageMember;
  readonly waiting: readonly WaitingLook[];
  readonly notice: LookNotice | null;
}

export function SecondLooksPage({ member, waiting, notice }: Props) {
  const lead = m.second_look_list_lead({
    count: limits.secondLookOneIn,
    days: limits.secondLookDays,
  });
  return (
    <StaffPage member={member}>
      <PageHeading title={m.second_look_list_title()} lead={lead} />
      {notice ? <NoticePanel tone="info">{<p>{noticeWords(notice)}</p>}</NoticePanel> : null}
      {waiting.length > 0 ? (
        <>
          <form method="post" action={staffPaths.secondLooks()}>
            <button type="submit" className="button button-primary">
              {waiting[0]?.isOwn ? m.second_look_go_on() : m.second_look_take()}
            </button>
          </form>
          <Waiting waiting={waiting} />
        </>
      ) : (
        <p className="empty-state">{m.second_look_list_empty()}</p>
      )}
    </StaffPage>
  );
}

/** No reference and no name: a search for them would show the decision. */
function Waiting({ waiting }: Pick<Props, "waiting">) {
  return (
    <DataTable
      caption={m.second_look_list_caption({ count: waiting.length })}
      columns={[
        {
          key: "situation",
          head: m.staff_head_situation(),
          cell: ({ situation }) => (situation ? situationTitle(situation) : m.staff_none()),
        },
        {
          key: "picked",
          head: m.second_look_head_picked(),
          cell: ({ pickedAt }) => <Time at={pickedAt} look="short" />,
        },
        {
          key: "own",
          head: m.second_look_head_state(),
          cell: ({ isOwn }) =>
            isOwn ? (
              <StatusTag tone="info">{m.second_look_own()}</StatusTag>
            ) : (
              <StatusTag tone="neutral">{m.second_look_open()}</StatusTag>
            ),
        },
      ]}
      rows={waiting}
      rowKey={({ id }) => id}
    />
  );
}
