import { ChoiceGroup, type ChoiceGroupProps } from "./choice-group.tsx";

interface CheckboxListProps extends ChoiceGroupProps {
  readonly values?: readonly string[] | undefined;
}

export function CheckboxList({ values = [], ...group }: CheckboxListProps) {
  return <ChoiceGroup {...group} type="checkbox" isChecked={(choice) => values.includes(choice)} />;
}
