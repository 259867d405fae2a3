import { Button, type ButtonProps } from "./button.tsx";

export function SecondaryButton(props: ButtonProps) {
  return <Button look="secondary" {...props} />;
}
