import { type BulkAct, bulkActs } from "#app/domain/desk/bulk.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import type { FieldError } from "#app/ui/parts/field-error.ts";
import { OwnKeptFields } from "#app/ui/parts/kept-fields.tsx";
import { SecondaryButton } from "#app/ui/parts/secondary-button.tsx";
import { Select } from "#app/ui/parts/select.tsx";
import { TextField } from "#app/ui/parts/text-field.tsx";
import type { NamedMember } from "./queue-filters.tsx";
import type { PageMember } from "./staff-page.tsx";

export const bulkFormId = "bulk";

const words: Record<BulkAct, () => string> = {
  assign: () => m.queue_bulk_assign(),
  remind: () => m.queue_bulk_remind(),
  freeze: () => m.queue_bulk_freeze(),
  thaw: () => m.queue_bulk_thaw(),
};

export function bulkActTitle(act: BulkAct) {
  return words[act]();
}

const needs = { assign: "handle", remind: "handle", freeze: "freeze", thaw: "lift" } as const;

/** What the member may do to several requests; nothing for somebody who only reads. */
export function bulkActsOf({ may }: PageMember) {
  return bulkActs.filter((act) => may.includes(needs[act]));
}

interface BulkFormProps {
  readonly member: PageMember;
  readonly members: readonly NamedMember[];
  readonly query: string;
  readonly errors?: readonly FieldError[] | undefined;
  readonly reason?: string | undefined;
}

/** The rows above belong to this form by their `form` attribute. */
export function BulkForm({ member, members, query, errors, reason }: BulkFormProps) {
  const action = staffPaths.requestsBulk();
  const acts = bulkActsOf(member).map((act) => ({ value: act, label: bulkActTitle(act) }));
  const nobody = { value: "", label: m.queue_bulk_nobody() };
  const people = members.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <OwnKeptFields action={action}>
      <details className="queue-more" open={errors !== undefined}>
        <summary>{m.queue_bulk_title()}</summary>
        <form
          id={bulkFormId}
          method="post"
          noValidate
          action={`${action}?${query}`}
          className="queue-bulk"
        >
          <Select id="act" name="act" label={m.queue_bulk_act()} options={acts} />
          {acts.some(({ value }) => value === "assign") ? (
            <Select
              id="bulk-assignee"
              name="assignee"
              label={m.queue_bulk_to()}
              options={[nobody, ...people]}
            />
          ) : null}
          <TextField
            name="reason"
            label={m.queue_bulk_reason()}
            hint={m.queue_bulk_hint()}
            value={reason}
            errors={errors}
            maxLength={1000}
          />
          <SecondaryButton>{m.queue_bulk_button()}</SecondaryButton>
        </form>
      </details>
    </OwnKeptFields>
  );
}
