import { limits } from "#app/domain/limits.ts";
import type { CallableTelephone, StaffCase } from "#app/domain/review/staff-case.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { checkTitle } from "#app/i18n/words.ts";
import { staffPaths } from "#app/routes/paths.ts";
import { CheckboxList } from "#app/ui/parts/checkbox-list.tsx";
import { TextField } from "#app/ui/parts/text-field.tsx";
import { CallLink } from "./call-link.tsx";
import { type CaseRefusal, errorsOf } from "./case-refusal.ts";
import { telephoneTitle } from "./telephone-title.ts";

interface ChecklistProps {
  readonly found: StaffCase;
  readonly own: CaseRefusal | undefined;
}

export function Checklist({ found, own }: ChecklistProps) {
  const { checks, telephones, asksLastFour, request } = found;
  if (checks.length === 0) return null;
  const call = <Call telephones={telephones} asksLastFour={asksLastFour} />;
  const choices = checks.map((value, index) => ({
    value,
    shortcut: String(index + 1),
    label: checkTitle(value),
    hint: value === "called-back" ? call : undefined,
  }));
  return (
    <>
      <CheckboxList
        name="checks"
        legend={m.staff_checklist()}
        choices={choices}
        values={own?.checks ?? found.context.ownChecks}
        errors={errorsOf(own)}
      />
      <ColleagueChecks found={found} />
      {asksLastFour ? (
        <LastFour value={own?.lastFour} failures={request.lastFourFailures} own={own} />
      ) : null}
    </>
  );
}

/** What colleagues ticked before they handed the case over. It ticks nothing here. */
function ColleagueChecks({ found }: Pick<ChecklistProps, "found">) {
  return found.context.colleagueChecks.map(({ name, checks }) => (
    <p key={name} className="small soft">
      {m.case_checks_colleague({
        name,
        checks: checks.map((check) => checkTitle(check)).join(", "),
      })}
    </p>
  ));
}

/** Comes after the approval's own button, so that Enter in a field approves. A script hides it. */
export function SaveChecks({ found: { request, checks } }: Pick<ChecklistProps, "found">) {
  if (checks.length === 0) return null;
  return (
    <>
      <button
        type="submit"
        className="button-link"
        formAction={staffPaths.checks({ reference: request.reference })}
        data-save-checks=""
      >
        {m.case_checks_save()}
      </button>
      <p className="small soft" role="status" data-checks-saved={m.case_checks_saved()} />
    </>
  );
}

interface CallProps {
  readonly telephones: readonly CallableTelephone[];
  readonly asksLastFour: boolean;
}

function Call({ telephones, asksLastFour }: CallProps) {
  return (
    <>
      {asksLastFour ? m.decision_call() : m.decision_call_plain()}
      <ul>
        {telephones.map((telephone) => (
          <li key={telephone.kind}>
            <CallLink telephone={telephone} /> {telephoneTitle(telephone.kind)}
          </li>
        ))}
      </ul>
    </>
  );
}

interface LastFourProps {
  readonly value: string | undefined;
  readonly failures: number;
  readonly own: CaseRefusal | undefined;
}

function LastFour({ value, failures, own }: LastFourProps) {
  const count = limits.lastFourFailuresPerRequest - failures;
  return (
    <TextField
      name="lastFour"
      label={m.decision_last_four()}
      hint={
        <>
          {m.decision_last_four_hint()}
          {failures > 0 ? ` ${m.decision_last_four_left({ count })}` : null}
        </>
      }
      value={value}
      inputMode="numeric"
      maxLength={12}
      width="code"
      mono
      errors={errorsOf(own)}
    />
  );
}
