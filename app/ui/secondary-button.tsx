import { Button, type ButtonProps } from "#app/ui/button.tsx";

export function SecondaryButton(props: ButtonProps) {
  return <Button look="secondary" {...props} />;
}
