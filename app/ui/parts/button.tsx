import type { ReactNode } from "react";

export interface ButtonProps {
  readonly children: ReactNode;
  readonly name?: string | undefined;
  readonly value?: string | undefined;
  /** For what cannot be taken back: a rejection, a removal. */
  readonly danger?: boolean | undefined;
  /** The id of a form the button stands outside of. */
  readonly form?: string | undefined;
  readonly formAction?: string | undefined;
  /** One letter of the back-office: brings the focus here, Enter then presses. */
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
