import type { AccountFilter } from "#app/domain/account/account-filter.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { entityTitle } from "#app/i18n/words.ts";
import { staffPaths } from "#app/routes/paths.ts";
import { useKeptValue } from "#app/ui/parts/kept-fields.tsx";
import { SecondaryButton } from "#app/ui/parts/secondary-button.tsx";

interface Props {
  readonly q: string;
  readonly filter: AccountFilter;
}

/** POST, so that no phone number appears in an address. */
export function AccountsFilters({ q, filter }: Props) {
  const typed = useKeptValue("q");
  return (
    <form method="post" action={staffPaths.accounts()} role="search" className="filter-form">
      <div className="filter-field">
        <label htmlFor="q">{m.accounts_search()}</label>
        <input
          className="control"
          type="search"
          id="q"
          name="q"
          defaultValue={typed ?? q}
          maxLength={100}
          autoComplete="off"
          data-shortcut="/"
        />
      </div>
      {choicesOf().map(({ name, label, options }) => (
        <div key={name} className="filter-field">
          <label htmlFor={name}>{label}</label>
          <select className="control" id={name} name={name} defaultValue={filter[name] ?? ""}>
            <option value="">{m.accounts_any()}</option>
            {options.map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
        </div>
      ))}
      <SecondaryButton>{m.accounts_filter()}</SecondaryButton>
      <a href={staffPaths.accounts()}>{m.accounts_clear()}</a>
    </form>
  );
}

interface Choice {
  readonly name: keyof AccountFilter;
  readonly label: string;
  readonly options: readonly (readonly [string, string])[];
}

function choicesOf(): readonly Choice[] {
  return [
    {
      name: "number",
      label: m.accounts_number(),
      options: [["without", m.accounts_without_number()]],
    },
    { name: "pending", label: m.accounts_pending(), options: [["yes", m.accounts_pending_yes()]] },
    {
      name: "entity",
      label: m.staff_head_entity(),
      options: (["individual", "company", "association"] as const).map((entity) => [
        entity,
        entityTitle(entity),
      ]),
    },
    {
      name: "language",
      label: m.staff_head_locale(),
      options: [
        ["fr", m.staff_french()],
        ["en", m.staff_english()],
      ],
    },
    {
      name: "invited",
      label: m.accounts_invited(),
      options: [
        ["yes", m.accounts_invited_yes()],
        ["no", m.accounts_invited_no()],
      ],
    },
  ];
}
