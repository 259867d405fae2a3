import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { HelpDetails } from "#app/ui/parts/help-details.tsx";
import { SecondaryButton } from "#app/ui/parts/secondary-button.tsx";
import { TextArea } from "#app/ui/parts/text-area.tsx";
import { errorsOf } from "./case-refusal.ts";
import type { DecisionProps } from "./decision-props.ts";
import { customerLanguageHint } from "./language-hint.ts";

export function RejectionForm({ found: { request, account }, refused }: DecisionProps) {
  const own = refused?.form === "rejection" ? refused : undefined;
  return (
    <HelpDetails summary={m.staff_reject_summary()} open={own !== undefined}>
      <form
        method="post"
        action={staffPaths.rejection({ reference: request.reference })}
        className="flow"
      >
        <input type="hidden" name="version" value={request.version} />
        <TextArea
          name="reason"
          label={m.staff_reject_reason()}
          hint={customerLanguageHint(account.locale)}
          value={own?.reason}
          rows={4}
          maxLength={4000}
          errors={errorsOf(own)}
        />
        <SecondaryButton danger>{m.staff_reject()}</SecondaryButton>
      </form>
    </HelpDetails>
  );
}
