import type { PaperView } from "#app/domain/review/document-view.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { documentTitle } from "#app/i18n/words.ts";
import { Icon } from "#app/ui/parts/icon.tsx";
import { UniqueCode } from "#app/ui/parts/unique-code.tsx";
import { Viewer } from "#app/ui/staff/viewer/viewer.tsx";
import type { ViewState } from "#app/ui/staff/viewer/view-state.ts";
import { Desk, type DeskMember } from "./staff-page.tsx";
import { DownloadDialog, DownloadLink } from "./download-warning.tsx";
import { Dangers, PaperTags, Signatures } from "./document-state.tsx";

interface PaperPageProps extends PaperView {
  readonly member: DeskMember;
  readonly view: ViewState;
  /** The paper's address. */
  readonly address: string;
}

/** One paper in the viewer. */
export function PaperPage({ member, ...props }: PaperPageProps) {
  const { paper, reference, address } = props;
  return (
    <Desk member={member}>
      <div className="desk-title">
        <div>
          <BackToRequest reference={reference} />
          <h1>
            {documentTitle(paper.kind)} <span className="paper-label">{paper.label}</span>
          </h1>
        </div>
        <DownloadLink paper={paper} address={address} />
      </div>
      <Viewer {...props}>
        <PaperTags paper={paper} />
        <Dangers dangers={paper.dangers} />
        <Signatures reports={paper.signatures} />
      </Viewer>
      <DownloadDialog paper={paper} address={address} />
    </Desk>
  );
}

export function BackToRequest({ reference }: { readonly reference: string }) {
  return (
    <a className="back-to-request" href={`/staff/requests/${reference}#papers`}>
      <Icon name="back" />
      <span>
        {m.desk_papers_view_back()} <UniqueCode>{reference}</UniqueCode>
      </span>
    </a>
  );
}
