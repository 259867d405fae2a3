import type { DocumentLimits } from "#app/domain/limits.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { ErrorSummary } from "#app/ui/parts/error-summary.tsx";
import { FieldErrorLine } from "#app/ui/parts/field-frame.tsx";
import { Icon, type IconName } from "#app/ui/parts/icon.tsx";
import { tooLargeSentence, tooManySentence } from "./limit-words.ts";

interface Given {
  readonly files: number;
  readonly size: number;
}

/**
 * For the enhancement (app/enhance/upload), which has no messages of its own. `again` lists valid
 * files that must be sent again, one name per line; `*` means all.
 */
export function uploadData(
  limits: DocumentLimits,
  given: readonly Given[],
  again: string | undefined,
) {
  const bytes = given.reduce((sum, { size }) => sum + size, 0);
  const files = given.reduce((sum, one) => sum + one.files, 0);
  return {
    "data-upload": "",
    "data-max-file-bytes": limits.maxFileBytes,
    "data-max-files": limits.maxFiles - files,
    "data-max-bytes": limits.maxRequestBytes - bytes,
    "data-empty": m.journey_documents_empty({ name: "{name}" }),
    "data-too-large": tooLargeSentence("{name}", limits),
    "data-too-many": tooManySentence(limits),
    "data-again": again,
    "data-error-prefix": m.common_error_prefix(),
    "data-problems": m.common_error_summary({ count: "{count}" }),
    "data-place": m.documents_place({ name: "{name}", place: "{place}", total: "{total}" }),
    "data-added": m.documents_added({ name: "{name}" }),
    "data-removed": m.documents_removed({ name: "{name}" }),
    "data-cancelled": m.documents_cancelled(),
  };
}

export function ChosenFiles() {
  return (
    <div data-chosen hidden>
      <ol className="upload-files" aria-label={m.documents_chosen()} />
      <p className="soft small">{m.documents_pages_more()}</p>
      <button type="button" className="button" data-send="">
        {m.documents_pages_send()}
      </button>
      <template data-chosen-file>
        <li className="upload-file">
          <span className="upload-thumbnail">
            <Icon name="document" />
            <img alt="" hidden />
          </span>
          <span className="upload-facts">
            <span className="upload-name" />
            <span className="soft small upload-size" />
          </span>
          <span className="upload-acts">
            <FileAct act="up" icon="up" label={m.documents_up({ name: "{name}" })} />
            <FileAct act="down" icon="down" label={m.documents_down({ name: "{name}" })} />
            <FileAct act="remove" icon="cross" label={m.documents_remove({ name: "{name}" })} />
          </span>
        </li>
      </template>
    </div>
  );
}

function FileAct(props: { readonly act: string; readonly icon: IconName; readonly label: string }) {
  return (
    <button type="button" className="upload-act" data-act={props.act} aria-label={props.label}>
      <Icon name={props.icon} />
    </button>
  );
}

export function UploadProgress() {
  return (
    <div data-panel-place="">
      <div
        className="upload-progress flow-tight"
        hidden
        tabIndex={-1}
        data-progress=""
        data-sending={m.documents_sending()}
        data-judging={m.documents_judging()}
        data-waiting={m.documents_waiting({ left: "{left}" })}
        data-offline={m.documents_offline()}
        data-lost={m.documents_lost()}
        data-us={m.documents_us()}
        data-figures={m.documents_figures({ sent: "{sent}", total: "{total}" })}
        data-figures-left={m.documents_figures_left({
          sent: "{sent}",
          total: "{total}",
          left: "{left}",
        })}
        data-percent={m.documents_percent({ percent: "{percent}" })}
      >
        <p className="upload-state" />
        <progress max={1} aria-label={m.documents_progress()} />
        <p className="small upload-figures" />
        <div className="actions">
          <button type="button" className="button" data-retry="">
            {m.documents_retry()}
          </button>
          <button type="button" className="button-link" data-cancel="">
            {m.documents_cancel()}
          </button>
        </div>
      </div>
      <p className="hidden-visually" role="status" data-said="" />
    </div>
  );
}

/** The server's messages, for refusals that need no upload. */
export function ProblemTemplates() {
  return (
    <>
      <template data-problem-summary="">
        <ErrorSummary errors={[{ field: "document", message: "" }]} />
      </template>
      <template data-problem-line="">
        <FieldErrorLine name="document" error=" " />
      </template>
    </>
  );
}
