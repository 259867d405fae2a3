import type { SecondLookId } from "#app/domain/ids.ts";
import { limits } from "#app/domain/limits.ts";
import { secondVerdicts } from "#app/domain/request/second-verdict.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import type { FieldError } from "#app/ui/parts/field-error.ts";
import { OwnKeptFields } from "#app/ui/parts/kept-fields.tsx";
import { RadioGroup } from "#app/ui/parts/radio-group.tsx";
import { TextArea } from "#app/ui/parts/text-area.tsx";
import { verdictWords } from "./look-words.ts";
import type { RefusedVerdict } from "./second-look-page.tsx";

interface Props {
  readonly id: SecondLookId;
  readonly refused: RefusedVerdict | undefined;
  readonly errors: readonly FieldError[] | undefined;
}

export function VerdictForm({ id, refused, errors }: Props) {
  const action = staffPaths.secondLook({ id });
  return (
    <form method="post" action={action} className="flow">
      <OwnKeptFields action={action}>
        <RadioGroup
          name="verdict"
          legend={m.second_look_verdict()}
          hint={m.second_look_verdict_hint()}
          choices={secondVerdicts.map((value) => ({ value, label: verdictWords(value) }))}
          value={refused?.verdict ?? undefined}
          errors={errors}
        />
        <TextArea
          name="reason"
          label={m.second_look_reason()}
          hint={m.second_look_reason_hint()}
          value={refused?.reason}
          rows={4}
          maxLength={limits.secondLookReasonLength}
          errors={errors}
        />
        <button type="submit" className="button button-primary">
          {m.second_look_answer()}
        </button>
      </OwnKeptFields>
    </form>
  );
}
