import type { ReactNode } from "react";
import { auditActions } from "#app/domain/audit/actions.ts";
import { type AuditSearch, plainActors } from "#app/domain/audit/search.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { SecondaryButton } from "#app/ui/parts/secondary-button.tsx";
import { actorWords } from "./history-entry.ts";
import { eventTitle } from "./history-words.ts";

interface Colleague {
  readonly id: string;
  readonly name: string;
}

interface AuditFormProps {
  readonly search: AuditSearch;
  readonly members: readonly Colleague[];
}

/** A search that shows its own address, so that it can be kept and sent to a colleague. */
export function AuditForm({ search, members }: AuditFormProps) {
  return (
    <form method="get" action={staffPaths.audit()} role="search" className="filter-form">
      <Choice
        name="actor"
        label={m.evidence_audit_actor()}
        any={m.evidence_audit_any_actor()}
        value={search.actor}
      >
        {plainActors.map((actor) => (
          <option key={actor} value={actor}>
            {actorWords[actor](null)}
          </option>
        ))}
        {members.map(({ id, name }) => (
          <option key={id} value={`staff:${id}`}>
            {name}
          </option>
        ))}
      </Choice>
      <Choice
        name="action"
        label={m.evidence_audit_action()}
        any={m.evidence_audit_any_action()}
        value={search.action}
      >
        {sortedActions().map(([action, words]) => (
          <option key={action} value={action}>
            {words}
          </option>
        ))}
      </Choice>
      <Typed name="reference" label={m.evidence_audit_reference()} value={search.reference} />
      <Typed name="from" type="date" label={m.evidence_audit_from()} value={search.from} />
      <Typed name="to" type="date" label={m.evidence_audit_to()} value={search.to} />
      <SecondaryButton>{m.evidence_audit_search()}</SecondaryButton>
    </form>
  );
}

function sortedActions() {
  return auditActions
    .map((action) => [action, eventTitle(action)] as const)
    .sort(([, a], [, b]) => a.localeCompare(b));
}

interface FilterProps {
  readonly name: keyof AuditSearch;
  readonly label: string;
  readonly value: string | null;
}

function Choice(props: FilterProps & { readonly any: string; readonly children: ReactNode }) {
  const { name, label, value, any, children } = props;
  return (
    <div>
      <label htmlFor={name}>{label}</label>
      <select className="control" id={name} name={name} defaultValue={value ?? ""}>
        <option value="">{any}</option>
        {children}
      </select>
    </div>
  );
}

function Typed(props: FilterProps & { readonly type?: "text" | "date" }) {
  const { name, label, value, type = "text" } = props;
  return (
    <div>
      <label htmlFor={name}>{label}</label>
      <input
        className="control"
        type={type}
        id={name}
        name={name}
        defaultValue={value ?? ""}
        autoComplete="off"
        {...(type === "text" && { maxLength: 12, spellCheck: false })}
      />
    </div>
  );
}
