import type { CaseDocument } from "#app/domain/review/staff-case.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { type DocumentAddress, staffPaths } from "#app/routes/paths.ts";
import { ButtonLink } from "#app/ui/parts/button-link.tsx";
import { BackToRequest } from "./document-page.tsx";
import { DownloadWarning } from "./download-warning.tsx";
import { type PageMember, StaffPage } from "./staff-page.tsx";

interface DownloadPageProps {
  readonly member: PageMember;
  readonly reference: string;
  readonly document: CaseDocument;
  readonly address: DocumentAddress;
}

export function DownloadPage({ member, reference, document, address }: DownloadPageProps) {
  return (
    <StaffPage member={member}>
      <BackToRequest reference={reference} />
      <h1>{m.staff_documents_download_title()}</h1>
      <div className="desk-narrow flow">
        <DownloadWarning document={document} address={address} />
        <p>
          <ButtonLink href={staffPaths.documentView(address)} primary>
            {m.staff_documents_download_look()}
          </ButtonLink>
        </p>
      </div>
    </StaffPage>
  );
}
