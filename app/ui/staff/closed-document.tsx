import { m } from "#app/i18n/paraglide/messages.js";
import { NoticePanel } from "#app/ui/parts/notice-panel.tsx";
import { BackToRequest } from "./document-page.tsx";
import { type PageMember, StaffPage } from "./staff-page.tsx";

interface ClosedProps {
  readonly member: PageMember;
  readonly reference: string;
  readonly refusal: "infected" | "purged";
}

export function ClosedDocument({ member, reference, refusal }: ClosedProps) {
  return (
    <StaffPage member={member}>
      <BackToRequest reference={reference} />
      <h1>{m.staff_documents_closed_title()}</h1>
      <NoticePanel tone={refusal === "purged" ? "info" : "danger"}>
        <p>
          {refusal === "purged"
            ? m.staff_documents_closed_purged()
            : m.staff_documents_closed_aside()}
        </p>
      </NoticePanel>
    </StaffPage>
  );
}
