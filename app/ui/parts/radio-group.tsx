import { ChoiceGroup, type ChoiceGroupProps } from "./choice-group.tsx";

interface RadioGroupProps extends ChoiceGroupProps {
  readonly value?: string | undefined;
}

export function RadioGroup({ value, ...group }: RadioGroupProps) {
  return <ChoiceGroup {...group} type="radio" isChecked={(choice) => choice === value} />;
}
