import type { CaseDocument } from "#app/domain/review/staff-case.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { ButtonLink } from "#app/ui/parts/button-link.tsx";
import { Desk, type DeskMember } from "./staff-page.tsx";
import { DownloadWarning } from "./download-warning.tsx";
import { BackToRequest } from "./document-page.tsx";

interface DownloadPageProps {
  readonly member: DeskMember;
  readonly reference: string;
  readonly document: CaseDocument;
  readonly address: string;
}

export function DownloadPage({ member, reference, document, address }: DownloadPageProps) {
  return (
    <Desk member={member}>
      <BackToRequest reference={reference} />
      <h1>{m.staff_documents_download_title()}</h1>
      <div className="desk-narrow flow">
        <DownloadWarning document={document} address={address} />
        <p>
          <ButtonLink href={`${address}/view`} primary>
            {m.staff_documents_download_look()}
          </ButtonLink>
        </p>
      </div>
    </Desk>
  );
}
