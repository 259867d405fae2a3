import type { DocumentLimits } from "#app/domain/limits.ts";
import type { DocumentGroup } from "#app/domain/situation/catalogue.ts";
import type { DocumentKind } from "#app/domain/situation/ids.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { getLocale } from "#app/i18n/paraglide/runtime.js";
import { documentHint, documentTitle } from "#app/i18n/words.ts";
import { sizeLimit } from "#app/ui/parts/file-size.ts";
import { HelpDetails } from "#app/ui/parts/help-details.tsx";

export function DocumentsHelp(props: {
  readonly groups: readonly DocumentGroup[];
  readonly limits: DocumentLimits;
  readonly keptDays: number;
}) {
  const kinds = props.groups.flatMap((group) => group.kinds);
  const asks = (...some: DocumentKind[]) => some.some((kind) => kinds.includes(kind));
  return (
    <HelpDetails summary={m.documents_help()}>
      <Limits {...props.limits} />
      {kinds.map((kind) => (
        <p key={kind}>
          <strong>{documentTitle(kind)}</strong>
          <br />
          {documentHint(kind)}
        </p>
      ))}
      {asks("kbis", "rne-extract") ? <p>{m.journey_documents_help_kbis()}</p> : null}
      {asks("journal-publication", "registry-receipt") ? (
        <p>{m.journey_documents_help_journal()}</p>
      ) : null}
      {asks("letter") ? <p>{m.journey_documents_help_letter()}</p> : null}
      {asks("letter") ? <p>{m.documents_letter_ready()}</p> : null}
      <p>{m.documents_kept({ days: props.keptDays })}</p>
    </HelpDetails>
  );
}

function Limits({ maxFileBytes, maxFiles, maxRequestBytes }: DocumentLimits) {
  const size = (bytes: number) => sizeLimit(bytes, getLocale());
  return (
    <div id="document-limits" className="flow-tight">
      <p>{m.documents_formats({ size: size(maxFileBytes) })}</p>
      <p>{m.documents_limits({ files: maxFiles, size: size(maxRequestBytes) })}</p>
      <p>{m.documents_pages_in_order()}</p>
    </div>
  );
}
