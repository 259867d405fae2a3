import { m } from "#app/i18n/paraglide/messages.js";
import { paths } from "#app/routes/paths.ts";

export function CustomerPdfs(props: {
  readonly hasReceipt: boolean;
  readonly hasDecision: boolean;
}) {
  if (!props.hasReceipt && !props.hasDecision) return null;
  return (
    <p className="files">
      {props.hasReceipt ? <a href={paths.receiptPdf()}>{m.pdfs_status_receipt()}</a> : null}
      {props.hasDecision ? <a href={paths.decisionPdf()}>{m.pdfs_status_decision()}</a> : null}
    </p>
  );
}
