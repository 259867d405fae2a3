import { m } from "#app/i18n/paraglide/messages.js";
import type { CaseRefusal } from "./case-refusal.ts";
import { previewIntents } from "./intents.ts";

interface MailPreviewProps {
  readonly preview: CaseRefusal["preview"];
  /** Of the form. It keeps Enter in a field with the form's first button, which decides. */
  readonly action: string;
}

/** The exact mail before it goes. A script renews it while the member writes. */
export function MailPreview({ preview, action }: MailPreviewProps) {
  return (
    <>
      <button
        type="submit"
        className="button-link"
        formAction={action}
        {...previewIntents.button("preview")}
      >
        {m.case_preview()}
      </button>
      <div data-preview="" aria-live="polite">
        {preview ? (
          <figure className="mail-preview flow-tight">
            <figcaption className="small">
              {m.case_preview_to({ to: preview.sentTo })}
              <br />
              <strong>{preview.subject}</strong>
            </figcaption>
            <div className="mail-preview-text">{preview.text}</div>
          </figure>
        ) : null}
      </div>
    </>
  );
}
