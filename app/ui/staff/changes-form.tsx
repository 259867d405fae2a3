import { m } from "#app/i18n/paraglide/messages.js";
import { stepTitle } from "#app/i18n/words.ts";
import { staffPaths } from "#app/routes/paths.ts";
import { CheckboxList } from "#app/ui/parts/checkbox-list.tsx";
import { HelpDetails } from "#app/ui/parts/help-details.tsx";
import { OwnKeptFields, useIsKept } from "#app/ui/parts/kept-fields.tsx";
import { SecondaryButton } from "#app/ui/parts/secondary-button.tsx";
import { TextArea } from "#app/ui/parts/text-area.tsx";
import { errorsOf } from "./case-refusal.ts";
import type { DecisionProps } from "./decision-props.ts";
import { customerLanguageHint } from "./language-hint.ts";

export function ChangesForm({ found, refused }: DecisionProps) {
  const { request, steps, account } = found;
  const own = refused?.form === "changes" ? refused : undefined;
  const errors = errorsOf(own);
  const action = staffPaths.changes({ reference: request.reference });
  const isOpen = useIsKept(action) || own !== undefined;
  return (
    <HelpDetails summary={m.staff_changes_summary()} open={isOpen}>
      <form method="post" action={action} className="flow">
        <OwnKeptFields action={action}>
          <input type="hidden" name="version" value={request.version} />
          <CheckboxList
            name="steps"
            legend={m.staff_changes_steps()}
            choices={steps.map((value) => ({ value, label: stepTitle(value) }))}
            values={own?.steps}
            errors={errors}
          />
          <TextArea
            name="message"
            label={m.staff_changes_message()}
            hint={customerLanguageHint(account.locale)}
            value={own?.message}
            rows={4}
            maxLength={4000}
            errors={errors}
          />
          <SecondaryButton>{m.staff_changes_button()}</SecondaryButton>
        </OwnKeptFields>
      </form>
    </HelpDetails>
  );
}
