import { type AccountFilter, filterNames } from "#app/domain/account/account-filter.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { entityTitle } from "#app/i18n/words.ts";

/** What the batch was made of, in a line. */
export function sourceWords(batch: {
  readonly filter: AccountFilter | null;
  readonly label: string;
}) {
  const { filter, label } = batch;
  if (!filter) return label || m.accounts_batch_file();
  const parts = filterNames.flatMap((name) => partOf(filter, name) ?? []);
  return parts.length > 0 ? parts.join(", ") : m.accounts_batch_every_account();
}

function partOf(filter: AccountFilter, name: keyof AccountFilter) {
  switch (name) {
    case "number":
      return filter.number && m.accounts_without_number();
    case "pending":
      return filter.pending && m.accounts_pending_yes();
    case "entity":
      return filter.entity && entityTitle(filter.entity);
    case "language":
      return filter.language && (filter.language === "fr" ? m.staff_french() : m.staff_english());
    case "invited":
      return (
        filter.invited &&
        (filter.invited === "yes" ? m.accounts_invited_yes() : m.accounts_invited_no())
      );
  }
}
