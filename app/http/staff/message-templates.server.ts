import { reasonText, reasonTitle } from "#app/domain/reason/reason.ts";
import { fillTemplate, type TemplateValues } from "#app/domain/reason/variables.ts";
import type { StaffCase } from "#app/domain/review/staff-case.ts";
import { catalogue } from "#app/domain/situation/catalogue.ts";
import { getLocale } from "#app/i18n/paraglide/runtime.js";
import { documentTitle, situationTitle } from "#app/i18n/words.ts";
import type { Composing } from "#app/ui/staff/thread.tsx";

/** The templates on offer, filled for this case in the customer's language, and the chosen one. */
export function templatesOf(
  found: StaffCase,
  chosen: string | null,
): Pick<Composing, "templates" | "template"> {
  const { account, context } = found;
  const values = valuesOf(found);
  const templates = context.reasons
    .filter(({ kind, retiredAt }) => kind === "message" && retiredAt === null)
    .map((reason) => ({
      id: reason.id,
      title: reasonTitle(reason, getLocale()),
      text: fillTemplate(reasonText(reason, account.locale), values),
    }));
  return { templates, template: templates.find(({ id }) => id === chosen) ?? null };
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
