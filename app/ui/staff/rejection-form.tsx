import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
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

export function RejectionForm({ found, refused, templates }: WordedDecisionProps) {
  const { request, account, context } = found;
  const own = refused?.form === "rejection" ? refused : undefined;
  const action = staffPaths.rejection({ reference: request.reference });
  const isOpen = useIsKept(action) || own !== undefined;
  return (
    <HelpDetails summary={m.staff_reject_summary()} open={isOpen} shortcut="r">
      <form method="post" action={action} className="flow">
        <OwnKeptFields action={action}>
          <input type="hidden" name="version" value={request.version} />
          <ReasonChoice
            reasons={context.reasons}
            kind="rejection"
            locale={account.locale}
            id="rejection-reason"
            fills="reason"
            value={own?.reasonId}
            isFilled={own?.isFilled}
          />
          <TemplateChoice
            templates={templates}
            id="rejection-template"
            fills="reason"
            action={action}
            value={own?.templateId}
          />
          <TextArea
            name="reason"
            label={m.staff_reject_reason()}
            hint={customerLanguageHint(account.locale)}
            value={withTemplate(own?.reason, own, templates)}
            rows={4}
            maxLength={4000}
            errors={errorsOf(own)}
          />
          <SecondaryButton danger>{m.staff_reject()}</SecondaryButton>
          <MailPreview preview={own?.preview} action={action} />
        </OwnKeptFields>
      </form>
    </HelpDetails>
  );
}
