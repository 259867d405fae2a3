import {
  type Reason,
  type ReasonKind,
  type ReasonNature,
  reasonText,
  reasonTitle,
} from "#app/domain/reason/reason.ts";
import type { DocumentKind } from "#app/domain/situation/ids.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { getLocale } from "#app/i18n/paraglide/runtime.js";
import type { FieldError } from "#app/ui/parts/field-error.ts";
import { SelectField } from "#app/ui/parts/select-field.tsx";

export const natureWords: Record<ReasonNature, () => string> = {
  incorrect: m.case_nature_incorrect,
  incomplete: m.case_nature_incomplete,
  outdated: m.case_nature_outdated,
};

interface ReasonChoiceProps {
  readonly reasons: readonly Reason[];
  readonly kind: ReasonKind;
  /** Of the document that is refused. */
  readonly documentKind?: DocumentKind | undefined;
  /** The customer's language. */
  readonly locale: "fr" | "en";
  readonly id: string;
  /** The id of the field for the words, which a script fills. */
  readonly fills?: string | undefined;
  readonly value?: string | undefined;
  /** It did so before a refusal. */
  readonly isFilled?: boolean | undefined;
  readonly errors?: readonly FieldError[] | undefined;
}

/** Without a script the server takes the reason's text, and what is typed becomes a comment on it. */
export function ReasonChoice(props: ReasonChoiceProps) {
  const { id, fills, value, isFilled, errors } = props;
  const offered = offeredReasons(props);
  if (offered.length === 0) return null;
  return (
    <>
      <SelectField
        name="reasonId"
        id={id}
        label={m.case_reason_label()}
        hint={fills ? m.case_reason_hint() : undefined}
        optional
        empty={m.case_reason_none()}
        groups={groupsOf(offered, props.locale)}
        value={value}
        errors={errors}
        fills={fills}
      />
      {fills ? (
        <input
          type="hidden"
          name="reasonIsFilled"
          value={isFilled ? "1" : ""}
          data-is-filled={id}
        />
      ) : null}
    </>
  );
}

/** Reasons about this kind of document come first, then those about any. */
function offeredReasons({ reasons, kind, documentKind }: ReasonChoiceProps) {
  const ofKind = reasons.filter((one) => one.kind === kind && one.retiredAt === null);
  if (!documentKind) return ofKind;
  const [own, any] = [
    ofKind.filter((one) => one.documentKind === documentKind),
    ofKind.filter((one) => one.documentKind === null),
  ];
  return [...own, ...any];
}

function groupsOf(reasons: readonly Reason[], locale: "fr" | "en") {
  const groups = new Map<string, Reason[]>();
  for (const reason of reasons) {
    const group = reason.nature ? natureWords[reason.nature]() : "";
    groups.set(group, [...(groups.get(group) ?? []), reason]);
  }
  return [...groups].map(([label, ofGroup]) => ({
    label,
    options: ofGroup.map((reason) => ({
      value: reason.id,
      label: reasonTitle(reason, getLocale()),
      text: reasonText(reason, locale),
    })),
  }));
}
