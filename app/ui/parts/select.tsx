interface Option {
  readonly value: string;
  readonly label: string;
}

interface SelectProps {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly options: readonly Option[];
  readonly value?: string | undefined;
  readonly form?: string | undefined;
}

/** A small choice with its label above, for rows of filters. */
export function Select({ id, name, label, options, value, form }: SelectProps) {
  return (
    <div className="select-field">
      <label htmlFor={id}>{label}</label>
      <select className="control" id={id} name={name} defaultValue={value} form={form}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
