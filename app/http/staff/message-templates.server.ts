import { reasonText, reasonTitle } from "#app/domain/reason/reason.ts";
import { fillTemplate, type TemplateValues } from "#app/domain/reason/variables.ts";
import type { StaffCase } from "#app/domain/review/staff-case.ts";
import { catalogue } from "#app/domain/situation/catalogue.ts";
import { getLocale } from "#app/i18n/paraglide/runtime.js";
import { documentTitle, situationTitle } from "#app/i18n/words.ts";
import type { Composing } from "#app/ui/staff/thread.tsx";

/** The templates on offer, and the text of the chosen one for this case, in the customer's language. */
export function templatesOf(
  found: StaffCase,
  chosen: string | null,
): Pick<Composing, "templates" | "template"> {
  const { account, context } = found;
  const templates = context.reasons.filter(
    ({ kind, retiredAt }) => kind === "message" && retiredAt === null,
  );
  const template = templates.find(({ id }) => id === chosen);
  return {
    templates: templates.map((one) => ({ id: one.id, title: reasonTitle(one, getLocale()) })),
    template: template
      ? {
          id: template.id,
          text: fillTemplate(reasonText(template, account.locale), valuesOf(found)),
        }
      : null,
  };
}

function valuesOf({ request, account }: StaffCase): TemplateValues {
  const { situation } = request;
  const { locale, entity } = account;
  const groups = situation ? catalogue[situation].documents(entity) : [];
  const papers = groups.flatMap(({ kinds }) => kinds).map((kind) => documentTitle(kind, locale));
  return {
    reference: request.reference,
    login: account.login,
    name: account.name,
    situation: situation ? situationTitle(situation, locale) : "",
    papers: [...new Set(papers)].join(", "),
  };
}
