import { Button, type ButtonProps } from "./button.tsx";

/** The page's one primary button, named by what it does. */
export function SubmitButton(props: ButtonProps) {
  return <Button look="primary" {...props} />;
}
