import type { ReactNode } from "react";

export interface ButtonProps {
  readonly children: ReactNode;
  readonly name?: string | undefined;
  readonly value?: string | undefined;
  readonly danger?: boolean | undefined;
  readonly form?: string | undefined;
  readonly formAction?: string | undefined;
  /** One-letter shortcut of the staff pages: focuses the button, Enter then presses it. */
  readonly shortcut?: string | undefined;
}

export function Button({ look, ...props }: ButtonProps & { look: "primary" | "secondary" }) {
  const { children, danger, shortcut } = props;
  const classes = [
    "button",
    look === "primary" ? "button-primary" : "",
    danger ? "button-danger" : "",
  ];
  return (
    <button
      type="submit"
      className={classes.filter(Boolean).join(" ")}
      name={props.name}
      value={props.value}
      form={props.form}
      formAction={props.formAction}
      data-shortcut={shortcut}
      aria-keyshortcuts={shortcut}
    >
      <span>{children}</span>
      {shortcut ? <kbd aria-hidden="true">{shortcut.toUpperCase()}</kbd> : null}
    </button>
  );
}
