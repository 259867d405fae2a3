import { riskBands } from "#app/domain/request/risk-band.ts";
import { type QueueFilters, queueLanguages } from "#app/domain/review/queue.ts";
import { situationIds } from "#app/domain/situation/ids.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { bandName } from "#app/i18n/risk-words.ts";
import { situationTitle } from "#app/i18n/words.ts";
import { staffPaths } from "#app/routes/paths.ts";
import { SecondaryButton } from "#app/ui/parts/secondary-button.tsx";
import { Select } from "#app/ui/parts/select.tsx";

export interface NamedMember {
  readonly id: string;
  readonly name: string;
}

interface QueueFiltersProps {
  readonly filters: QueueFilters;
  readonly members: readonly NamedMember[];
}

const any = { value: "", label: "" };

/** GET: filters stand in the address. */
export function FilterForm({ filters, members }: QueueFiltersProps) {
  const all = { ...any, label: m.queue_filter_any() };
  const situations = situationIds.map((id) => ({ value: id, label: situationTitle(id) }));
  const bands = riskBands.map((band) => ({ value: band, label: bandName(band) }));
  const languages = queueLanguages.map((one) => ({ value: one, label: languageTitle(one) }));
  const chosen = (value: string | null) => value ?? "";
  return (
    <form method="get" action={staffPaths.requests()} className="queue-filters">
      <input type="hidden" name="tab" value={filters.tab} />
      <Select
        {...{ id: "situation", name: "situation", label: m.staff_head_situation() }}
        {...{ options: [all, ...situations], value: chosen(filters.situation) }}
      />
      <Select
        {...{ id: "risk", name: "risk", label: m.queue_head_risk() }}
        {...{ options: [all, ...bands], value: chosen(filters.risk) }}
      />
      <Select
        {...{ id: "assignee", name: "assignee", label: m.queue_head_assignee() }}
        {...{ options: [all, ...assigneeOptions(members)], value: chosen(filters.assignee) }}
      />
      <Select
        {...{ id: "language", name: "language", label: m.staff_head_locale() }}
        {...{ options: [all, ...languages], value: chosen(filters.language) }}
      />
      <label className="check-line">
        <input type="checkbox" name="late" value="1" defaultChecked={filters.late} />{" "}
        {m.queue_filter_late()}
      </label>
      <SecondaryButton>{m.queue_filter_apply()}</SecondaryButton>
    </form>
  );
}

function languageTitle(language: (typeof queueLanguages)[number]) {
  return language === "fr" ? m.staff_french() : m.staff_english();
}

function assigneeOptions(members: readonly NamedMember[]) {
  return [
    { value: "me", label: m.queue_assignee_me() },
    { value: "none", label: m.queue_assignee_none() },
    { value: "escalated", label: m.queue_assignee_escalated() },
    ...members.map(({ id, name }) => ({ value: id, label: name })),
  ];
}
