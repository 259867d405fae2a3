import { ChoiceGroup, type ChoiceGroupProps } from "./choice-group.tsx";
import { useKeptValues } from "./kept-fields.tsx";

interface CheckboxListProps extends ChoiceGroupProps {
  readonly values?: readonly string[] | undefined;
}

export function CheckboxList({ values = [], ...group }: CheckboxListProps) {
  const chosen = useKeptValues(group.name) ?? values;
  return <ChoiceGroup {...group} type="checkbox" isChecked={(choice) => chosen.includes(choice)} />;
}
