import { m } from "#app/i18n/paraglide/messages.js";
import type { FieldError } from "#app/ui/parts/field-error.ts";
import { NoticePanel } from "#app/ui/parts/notice-panel.tsx";

/** Documents found infected later; for those just uploaded the error already says it. */
export function InfectedNotice(props: {
  readonly names: readonly string[];
  readonly errors: readonly FieldError[] | undefined;
}) {
  const told = props.errors?.map(({ message }) => message) ?? [];
  return props.names
    .map((name) => m.journey_documents_infected({ name }))
    .filter((sentence) => !told.includes(sentence))
    .map((sentence) => (
      <NoticePanel key={sentence} tone="danger">
        {sentence}
      </NoticePanel>
    ));
}
