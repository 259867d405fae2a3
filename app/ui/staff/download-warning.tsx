import type { CaseDocument } from "#app/domain/review/staff-case.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { documentTitle } from "#app/i18n/words.ts";
import { type DocumentAddress, staffPaths } from "#app/routes/paths.ts";
import { Button } from "#app/ui/parts/button.tsx";
import { Dangers, DocumentTags } from "./document-state.tsx";

interface WarningProps {
  readonly document: CaseDocument;
  readonly address: DocumentAddress;
}

export function DownloadWarning({ document, address }: WarningProps) {
  return (
    <>
      <p>{m.staff_documents_download_lead()}</p>
      <p>
        <strong>{documentTitle(document.kind)}</strong>{" "}
        <span className="soft">{document.label}</span>
      </p>
      <DocumentTags document={document} />
      {document.dangers.length > 0 ? (
        <Dangers dangers={document.dangers} />
      ) : (
        <p>{calm(document)}</p>
      )}
      <p className="soft small">{m.staff_documents_download_recorded()}</p>
      <form
        method="post"
        action={staffPaths.document(address)}
        className="actions"
        data-download=""
      >
        {document.compositionKey === null ? null : (
          <Button look="secondary" name="file" value="composition">
            {m.staff_documents_download_composition()}
          </Button>
        )}
        {Array.from({ length: document.files }, (_, index) => (
          <Button key={index} look="secondary" danger name="file" value={String(index + 1)}>
            {document.files === 1
              ? m.staff_documents_download_button()
              : m.staff_documents_download_file({ position: index + 1 })}
          </Button>
        ))}
      </form>
    </>
  );
}

function calm({ verdict }: CaseDocument) {
  return verdict === "unjudged"
    ? m.staff_documents_download_unjudged()
    : m.staff_documents_download_undangerous();
}

export function DownloadDialog(props: WarningProps) {
  const id = dialogId(props.document);
  return (
    <dialog id={id} className="dialog" aria-labelledby={`${id}-title`}>
      <div className="flow-tight">
        <h2 id={`${id}-title`}>{m.staff_documents_download_title()}</h2>
        <DownloadWarning {...props} />
        <form method="dialog">
          <button type="submit" className="button button-primary">
            {m.staff_documents_download_cancel()}
          </button>
        </form>
      </div>
    </dialog>
  );
}

export function DownloadLink({ document, address }: WarningProps) {
  return (
    <a
      className="button"
      href={staffPaths.documentDownload(address)}
      data-dialog={dialogId(document)}
    >
      {m.staff_documents_download()}
      <span className="hidden-visually"> ({document.label})</span>
    </a>
  );
}

function dialogId({ id }: CaseDocument) {
  return `download-${id}`;
}
