import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { SecondaryButton } from "#app/ui/parts/secondary-button.tsx";
import type { DecisionProps } from "./decision-props.ts";

export function TakeBackForm({ found: { request } }: DecisionProps) {
  const { reference, version } = request;
  return (
    <form method="post" action={staffPaths.takeBack({ reference })} className="flow-tight">
      <input type="hidden" name="version" value={version} />
      <p className="small">{m.case_take_back_hint()}</p>
      <SecondaryButton shortcut="t">{m.case_take_back()}</SecondaryButton>
    </form>
  );
}
