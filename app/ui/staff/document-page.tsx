import type { DocumentView } from "#app/domain/review/document-view.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { documentTitle } from "#app/i18n/words.ts";
import { type DocumentAddress, staffPaths } from "#app/routes/paths.ts";
import { Icon } from "#app/ui/parts/icon.tsx";
import { UniqueCode } from "#app/ui/parts/unique-code.tsx";
import type { ViewState } from "#app/ui/staff/viewer/view-state.ts";
import { Viewer } from "#app/ui/staff/viewer/viewer.tsx";
import { Dangers, DocumentTags, Signatures } from "./document-state.tsx";
import { DownloadDialog, DownloadLink } from "./download-warning.tsx";
import { type PageMember, StaffPage } from "./staff-page.tsx";

interface DocumentPageProps extends DocumentView {
  readonly member: PageMember;
  readonly view: ViewState;
  readonly address: DocumentAddress;
}

export function DocumentPage({ member, ...props }: DocumentPageProps) {
  const { document, reference, address } = props;
  return (
    <StaffPage member={member}>
      <div className="desk-title">
        <div>
          <BackToRequest reference={reference} />
          <h1>
            {documentTitle(document.kind)} <span className="paper-label">{document.label}</span>
          </h1>
        </div>
        <DownloadLink document={document} address={address} />
      </div>
      <Viewer {...props}>
        <DocumentTags document={document} />
        <Dangers dangers={document.dangers} />
        <Signatures reports={document.signatures} />
      </Viewer>
      <DownloadDialog document={document} address={address} />
    </StaffPage>
  );
}

export function BackToRequest({ reference }: { readonly reference: string }) {
  return (
    <a className="back-to-request" href={`${staffPaths.request({ reference })}#papers`}>
      <Icon name="back" />
      <span>
        {m.staff_documents_view_back()} <UniqueCode>{reference}</UniqueCode>
      </span>
    </a>
  );
}
