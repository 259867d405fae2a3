import type { ReactNode } from "react";
import { m } from "#app/i18n/paraglide/messages.js";
import { Icon } from "./icon.tsx";

/** The id equals the name, so that error summaries can link to it. */
export interface FieldProps {
  readonly name: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly optional?: boolean | undefined;
}

export function describe(name: string, hint: ReactNode, error: string | undefined) {
  const ids = [hint ? `${name}-hint` : "", error ? `${name}-error` : ""].filter(Boolean);
  return {
    "aria-describedby": ids.length > 0 ? ids.join(" ") : undefined,
    "aria-invalid": error ? true : undefined,
  };
}

export function FieldHint({ name, children }: { name: string; children: ReactNode }) {
  return children ? (
    <div id={`${name}-hint`} className="field-hint">
      {children}
    </div>
  ) : null;
}

export function FieldErrorLine({ name, error }: { name: string; error: string | undefined }) {
  return error ? (
    <p id={`${name}-error`} className="field-error">
      <Icon name="danger" />
      <span>
        <span className="hidden-visually">{m.common_error_prefix()} </span>
        {error}
      </span>
    </p>
  ) : null;
}

export function FieldFrame(
  props: FieldProps & { readonly error: string | undefined; readonly children: ReactNode },
) {
  const { name, label, hint, optional, error, children } = props;
  return (
    <div className="field" data-invalid={error ? "" : undefined}>
      <label className="field-label" htmlFor={name}>
        {label}
        {optional ? <span className="field-optional"> {m.common_optional()}</span> : null}
      </label>
      <FieldHint name={name}>{hint}</FieldHint>
      <FieldErrorLine name={name} error={error} />
      {children}
    </div>
  );
}
