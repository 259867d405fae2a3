import type { ReactNode } from "react";
import { type FieldError, findFieldError } from "./field-error.ts";
import { describe, FieldErrorLine, FieldHint } from "./field-frame.tsx";

interface Choice {
  readonly value: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** One-character shortcut of the staff pages: ticks it. */
  readonly shortcut?: string | undefined;
}

export interface ChoiceGroupProps {
  readonly name: string;
  readonly legend: ReactNode;
  readonly hint?: ReactNode;
  readonly choices: readonly Choice[];
  readonly errors?: readonly FieldError[] | undefined;
  readonly legendIsHeading?: boolean | undefined;
}

/** The first one has the field name as its id, for error summaries. */
export function ChoiceGroup(
  props: ChoiceGroupProps & {
    readonly type: "radio" | "checkbox";
    readonly isChecked: (value: string) => boolean;
  },
) {
  const { name, hint, choices, type, isChecked } = props;
  const error = findFieldError(props.errors, name);
  const { "aria-describedby": describedBy } = describe(name, hint, error);
  return (
    <fieldset
      className="field"
      data-invalid={error ? "" : undefined}
      aria-describedby={describedBy}
    >
      <legend className="field-label">
        {props.legendIsHeading ? <h1>{props.legend}</h1> : props.legend}
      </legend>
      <FieldHint name={name}>{hint}</FieldHint>
      <FieldErrorLine name={name} error={error} />
      <div className="choices">
        {choices.map((choice, index) => (
          <ChoiceRow
            key={choice.value}
            id={index === 0 ? name : `${name}-${index + 1}`}
            {...{ name, type, choice }}
            checked={isChecked(choice.value)}
          />
        ))}
      </div>
    </fieldset>
  );
}

function ChoiceRow(props: {
  readonly id: string;
  readonly name: string;
  readonly type: "radio" | "checkbox";
  readonly choice: Choice;
  readonly checked: boolean;
}) {
  const { id, name, type, choice, checked } = props;
  return (
    <div className="choice">
      <input
        type={type}
        id={id}
        name={name}
        value={choice.value}
        defaultChecked={checked}
        data-shortcut={choice.shortcut}
        aria-keyshortcuts={choice.shortcut}
        {...describe(id, choice.hint, undefined)}
      />
      <label htmlFor={id}>
        {choice.label}
        {choice.shortcut ? <kbd aria-hidden="true">{choice.shortcut}</kbd> : null}
      </label>
      <FieldHint name={id}>{choice.hint}</FieldHint>
    </div>
  );
}
