import type { CasePaper } from "#app/domain/review/staff-case.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { documentTitle } from "#app/i18n/words.ts";
import { Button } from "#app/ui/parts/button.tsx";
import { Dangers, PaperTags } from "./document-state.tsx";

interface WarningProps {
  readonly paper: CasePaper;
  /** The paper's address. */
  readonly address: string;
}

/** Said before a stranger's file goes to somebody's own computer; its buttons download it. */
export function DownloadWarning({ paper, address }: WarningProps) {
  return (
    <>
      <p>{m.desk_papers_download_lead()}</p>
      <p>
        <strong>{documentTitle(paper.kind)}</strong> <span className="soft">{paper.label}</span>
      </p>
      <PaperTags paper={paper} />
      {paper.dangers.length > 0 ? <Dangers dangers={paper.dangers} /> : <p>{calm(paper)}</p>}
      <p className="soft small">{m.desk_papers_download_recorded()}</p>
      <form method="post" action={address} className="actions" data-download="">
        {paper.compositionKey === null ? null : (
          <Button look="secondary" name="file" value="composition">
            {m.desk_papers_download_composition()}
          </Button>
        )}
        {Array.from({ length: paper.files }, (_, index) => (
          <Button key={index} look="secondary" danger name="file" value={String(index + 1)}>
            {paper.files === 1
              ? m.desk_papers_download_button()
              : m.desk_papers_download_file({ position: index + 1 })}
          </Button>
        ))}
      </form>
    </>
  );
}

function calm({ verdict }: CasePaper) {
  return verdict === "unjudged"
    ? m.desk_papers_download_unjudged()
    : m.desk_papers_download_undangerous();
}

/** The same over the page; shown by a script when its link is followed. */
export function DownloadDialog(props: WarningProps) {
  const id = dialogId(props.paper);
  return (
    <dialog id={id} className="dialog" aria-labelledby={`${id}-title`}>
      <div className="flow-tight">
        <h2 id={`${id}-title`}>{m.desk_papers_download_title()}</h2>
        <DownloadWarning {...props} />
        <form method="dialog">
          <button className="button button-primary">{m.desk_papers_download_cancel()}</button>
        </form>
      </div>
    </dialog>
  );
}

/** The link to the warning: a page, or a dialog where scripts run. */
export function DownloadLink({ paper, address }: WarningProps) {
  return (
    <a className="button" href={`${address}/download`} data-dialog={dialogId(paper)}>
      {m.desk_papers_download()}
      <span className="hidden-visually"> ({paper.label})</span>
    </a>
  );
}

function dialogId({ id }: CasePaper) {
  return `download-${id}`;
}
