import { ChoiceGroup, type ChoiceGroupProps } from "./choice-group.tsx";
import { useKeptValue } from "./kept-fields.tsx";

interface RadioGroupProps extends ChoiceGroupProps {
  readonly value?: string | undefined;
}

export function RadioGroup({ value, ...group }: RadioGroupProps) {
  const chosen = useKeptValue(group.name) ?? value;
  return <ChoiceGroup {...group} type="radio" isChecked={(choice) => choice === chosen} />;
}
