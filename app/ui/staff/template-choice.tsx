import { m } from "#app/i18n/paraglide/messages.js";
import { SelectField } from "#app/ui/parts/select-field.tsx";
import { templateIntents } from "./intents.ts";

/** A template of messages, filled for this case in the customer's language. */
export interface FilledTemplate {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

interface TemplateChoiceProps {
  readonly templates: readonly FilledTemplate[];
  readonly id: string;
  /** The id of the field for the words. */
  readonly fills: string;
  /** Of the form. */
  readonly action: string;
  readonly value: string | undefined;
}

/** In the form of a decision. Without a script the button brings the page back with the text in the field. */
export function TemplateChoice({ templates, id, fills, action, value }: TemplateChoiceProps) {
  if (templates.length === 0) return null;
  const options = templates.map((one) => ({ value: one.id, label: one.title, text: one.text }));
  return (
    <>
      <SelectField
        name="templateId"
        id={id}
        label={m.thread_templates_choose()}
        hint={m.thread_templates_hint()}
        optional
        empty={m.thread_templates_none()}
        groups={[{ label: "", options }]}
        value={value}
        fills={fills}
      />
      <button
        type="submit"
        className="button-link"
        formAction={`${action}#${fills}`}
        data-fills-from={id}
        {...templateIntents.button("template")}
      >
        {m.thread_templates_use()}
      </button>
    </>
  );
}

/** What stands in the field when the page comes back: the chosen template before what was typed. */
export function withTemplate(
  typed: string | undefined,
  chosen:
    | { readonly templateId?: string | undefined; readonly takesTemplate?: boolean | undefined }
    | undefined,
  templates: readonly FilledTemplate[],
) {
  const template = chosen?.takesTemplate && templates.find(({ id }) => id === chosen.templateId);
  const own = typed?.replaceAll("\r\n", "\n").trim();
  if (!template || own?.includes(template.text)) return typed;
  return [template.text, own].filter(Boolean).join("\n\n");
}
