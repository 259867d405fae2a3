import { type FieldError, findFieldError } from "./field-error.ts";
import { describe, FieldFrame, type FieldProps } from "./field-frame.tsx";
import { useKeptValue } from "./kept-fields.tsx";

interface Option {
  readonly value: string;
  readonly label: string;
  /** For a script: what the choice stands for. */
  readonly text?: string | undefined;
}

interface SelectFieldProps extends FieldProps {
  /** Where several forms of a page have a field of this name. */
  readonly id?: string | undefined;
  /** The first option, which chooses nothing. */
  readonly empty: string;
  readonly groups: readonly { readonly label: string; readonly options: readonly Option[] }[];
  readonly value?: string | undefined;
  readonly errors?: readonly FieldError[] | undefined;
  /** For a script: the field that a choice fills. */
  readonly fills?: string | undefined;
}

export function SelectField(props: SelectFieldProps) {
  const { name, label, hint, optional, empty, groups, errors, fills, id = name } = props;
  const value = useKeptValue(name) ?? props.value;
  const error = findFieldError(errors, id);
  return (
    <FieldFrame name={id} label={label} hint={hint} optional={optional} error={error}>
      <select
        className="control"
        id={id}
        name={name}
        defaultValue={value}
        data-fills={fills}
        {...describe(id, hint, error)}
      >
        <option value="">{empty}</option>
        {groups.map(({ label: group, options }) =>
          group ? (
            <optgroup key={group} label={group}>
              <Options options={options} />
            </optgroup>
          ) : (
            <Options key={group} options={options} />
          ),
        )}
      </select>
    </FieldFrame>
  );
}

function Options({ options }: { readonly options: readonly Option[] }) {
  return options.map(({ value, label, text }) => (
    <option key={value} value={value} data-text={text}>
      {label}
    </option>
  ));
}
