import { Button, type ButtonProps } from "./button.tsx";

export function SubmitButton(props: ButtonProps) {
  return <Button look="primary" {...props} />;
}
