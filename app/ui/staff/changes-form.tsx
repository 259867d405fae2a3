import type { StaffCase } from "#app/domain/review/staff-case.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { stepTitle } from "#app/i18n/words.ts";
import { staffPaths } from "#app/routes/paths.ts";
import { CheckboxList } from "#app/ui/parts/checkbox-list.tsx";
import { HelpDetails } from "#app/ui/parts/help-details.tsx";
import { OwnKeptFields, useIsKept } from "#app/ui/parts/kept-fields.tsx";
import { SecondaryButton } from "#app/ui/parts/secondary-button.tsx";
import { TextArea } from "#app/ui/parts/text-area.tsx";
import { errorsOf } from "./case-refusal.ts";
import type { WordedDecisionProps } from "./decision-props.ts";
import { customerLanguageHint } from "./language-hint.ts";
import { MailPreview } from "./mail-preview.tsx";
import { ReasonChoice } from "./reason-choice.tsx";
import { TemplateChoice, withTemplate } from "./template-choice.tsx";

function refusedIn({ documents, context }: StaffCase) {
  return documents.filter(({ id }) => context.verdicts[id]?.verdict === "refused");
}

/** They are named in the message, each with its reason. */
function Refused({ found }: { readonly found: StaffCase }) {
  const refused = refusedIn(found);
  if (refused.length === 0) return null;
  const documents = refused.map(({ label }) => label).join(", ");
  return <p className="small">{m.case_changes_refused({ documents })}</p>;
}

export function ChangesForm({ found, refused, templates }: WordedDecisionProps) {
  const { request, steps, account, context } = found;
  const own = refused?.form === "changes" ? refused : undefined;
  const errors = errorsOf(own);
  const action = staffPaths.changes({ reference: request.reference });
  const isOpen = useIsKept(action) || own !== undefined;
  return (
    <HelpDetails summary={m.staff_changes_summary()} open={isOpen} shortcut="c">
      <form method="post" action={action} className="flow">
        <OwnKeptFields action={action}>
          <input type="hidden" name="version" value={request.version} />
          <CheckboxList
            name="steps"
            legend={m.staff_changes_steps()}
            choices={steps.map((value) => ({ value, label: stepTitle(value) }))}
            values={own?.steps ?? (refusedIn(found).length > 0 ? ["documents"] : [])}
            errors={errors}
          />
          <Refused found={found} />
          <ReasonChoice
            reasons={context.reasons}
            kind="changes"
            locale={account.locale}
            id="changes-reason"
            fills="message"
            value={own?.reasonId}
            isFilled={own?.isFilled}
          />
          <TemplateChoice
            templates={templates}
            id="changes-template"
            fills="message"
            action={action}
            value={own?.templateId}
          />
          <TextArea
            name="message"
            label={m.staff_changes_message()}
            hint={customerLanguageHint(account.locale)}
            value={withTemplate(own?.message, own, templates)}
            rows={4}
            maxLength={4000}
            errors={errors}
          />
          <SecondaryButton>{m.staff_changes_button()}</SecondaryButton>
          <MailPreview preview={own?.preview} action={action} />
        </OwnKeptFields>
      </form>
    </HelpDetails>
  );
}
