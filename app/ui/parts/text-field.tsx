import { type FieldError, findFieldError } from "./field-error.ts";
import { describe, FieldFrame, type FieldProps } from "./field-frame.tsx";
import { useKeptValue } from "./kept-fields.tsx";

interface TextFieldProps extends FieldProps {
  readonly type?: "text" | "email" | "tel" | "password" | "search" | undefined;
  /** Never a password or a one-time code. */
  readonly value?: string | undefined;
  readonly errors?: readonly FieldError[] | undefined;
  readonly autoComplete?: string | undefined;
  readonly inputMode?: "text" | "numeric" | "tel" | "email" | undefined;
  readonly maxLength?: number | undefined;
  readonly spellCheck?: boolean | undefined;
  readonly autoCapitalize?: "none" | "words" | "characters" | undefined;
  readonly width?: "full" | "short" | "code" | undefined;
  readonly mono?: boolean | undefined;
}

export function TextField(props: TextFieldProps) {
  const { name, label, hint, optional, errors, width = "full", mono } = props;
  const value = useKeptValue(name) ?? props.value;
  const error = findFieldError(errors, name);
  const classes = ["control", `control-${width}`, mono ? "control-mono" : ""];
  return (
    <FieldFrame name={name} label={label} hint={hint} optional={optional} error={error}>
      <input
        className={classes.join(" ").trim()}
        id={name}
        name={name}
        type={props.type ?? "text"}
        defaultValue={value}
        autoComplete={props.autoComplete ?? "off"}
        inputMode={props.inputMode}
        maxLength={props.maxLength}
        spellCheck={props.spellCheck ?? false}
        autoCapitalize={props.autoCapitalize ?? "none"}
        {...describe(name, hint, error)}
      />
    </FieldFrame>
  );
}
