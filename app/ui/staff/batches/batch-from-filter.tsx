import { type AccountFilter, filterQuery } from "#app/domain/account/account-filter.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { SecondaryButton } from "#app/ui/parts/secondary-button.tsx";

/** For the accounts of a filter. */
export function BatchFromFilter({ filter }: { readonly filter: AccountFilter }) {
  const fields = filterQuery(filter);
  if (fields.length === 0) return null;
  return (
    <form method="post" action={staffPaths.invitationBatches()}>
      {fields.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SecondaryButton>{m.accounts_batch_from_filter()}</SecondaryButton>
    </form>
  );
}
