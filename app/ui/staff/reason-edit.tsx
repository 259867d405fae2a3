import {
  decisionKinds,
  missingTexts,
  type Reason,
  type ReasonAbout,
  reasonNatures,
  reasonTextNames,
  type ReasonTexts,
} from "#app/domain/reason/reason.ts";
import { templateVariables, unknownVariables } from "#app/domain/reason/variables.ts";
import { documentKindIds, stepIds } from "#app/domain/situation/ids.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { documentTitle, stepTitle } from "#app/i18n/words.ts";
import type { FieldError } from "#app/ui/parts/field-error.ts";
import { SecondaryButton } from "#app/ui/parts/secondary-button.tsx";
import { reasonIntents } from "./intents.ts";
import { natureWords } from "./reason-choice.tsx";

export interface RefusedReasonForm {
  readonly refusal: "not-permitted" | "texts-missing" | "unknown-variable" | "stale";
  readonly id: string | null;
  readonly texts: ReasonTexts;
}

const refusalWords: Record<RefusedReasonForm["refusal"], (texts: ReasonTexts) => string> = {
  "not-permitted": () => m.staff_refused_not_permitted(),
  "texts-missing": () => m.case_reasons_texts_missing(),
  "unknown-variable": (texts) =>
    m.thread_templates_unknown({
      unknown: unknownVariables(texts).join(", "),
      list: variableList,
    }),
  stale: () => m.case_reasons_stale(),
};

export function reasonErrors(refused: RefusedReasonForm | undefined): FieldError[] | undefined {
  if (!refused) return undefined;
  const { refusal, texts, id } = refused;
  const name = wrongText(refused);
  return [{ field: name ? fieldId(name, id) : "", message: refusalWords[refusal](texts) }];
}

function wrongText({ refusal, texts }: RefusedReasonForm) {
  if (refusal === "texts-missing") return missingTexts(texts)[0];
  if (refusal !== "unknown-variable") return undefined;
  const isFrench = unknownVariables({ ...texts, textEn: "" }).length > 0;
  return isFrench ? "textFr" : "textEn";
}

/** The page has such a form for every reason. */
function fieldId(name: string, id: string | null) {
  return id ? `${name}-${id}` : name;
}

interface ReasonFormProps {
  /** Of a message to the customer. */
  readonly isTemplate: boolean;
  readonly reason?: Reason | undefined;
  readonly refused: RefusedReasonForm | undefined;
}

const textLabels: Record<keyof ReasonTexts, () => string> = {
  titleFr: m.case_reasons_title_fr,
  titleEn: m.case_reasons_title_en,
  textFr: m.case_reasons_text_fr,
  textEn: m.case_reasons_text_en,
};

const variableList = templateVariables.map((name) => `{${name}}`).join(", ");

export function ReasonForm({ reason, refused, isTemplate }: ReasonFormProps) {
  const texts = refused?.texts ?? reason;
  const id = reason?.id ?? null;
  return (
    <form method="post" className="flow-tight">
      {reason ? (
        <>
          <input type="hidden" name="id" value={reason.id} />
          <input type="hidden" name="version" value={reason.version} />
          <input type="hidden" name="kind" value={reason.kind} />
        </>
      ) : isTemplate ? null : (
        <KindChoice />
      )}
      {isTemplate ? (
        <p className="small">{m.thread_templates_variables({ list: variableList })}</p>
      ) : (
        <AboutChoice id={id} about={reason} />
      )}
      {reasonTextNames.map((name) => (
        <Text key={name} id={fieldId(name, id)} name={name} value={texts?.[name]} />
      ))}
      <SecondaryButton {...reasonIntents.button(reason ? "change" : "add")}>
        {reason
          ? m.case_reasons_save()
          : isTemplate
            ? m.thread_templates_add()
            : m.case_reasons_add()}
      </SecondaryButton>
    </form>
  );
}

function Text(props: {
  readonly id: string;
  readonly name: keyof ReasonTexts;
  readonly value: string | undefined;
}) {
  const { id, name, value } = props;
  const isTitle = name.startsWith("title");
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {textLabels[name]()}
      </label>
      <textarea
        className="control"
        id={id}
        name={name}
        rows={isTitle ? 1 : 3}
        maxLength={isTitle ? 200 : 2000}
        defaultValue={value}
      />
    </div>
  );
}

function KindChoice() {
  return (
    <Choice
      id="kind"
      name="kind"
      label={m.case_reasons_kind()}
      options={decisionKinds.map((value) => [value, kindWords[value]()])}
      value="rejection"
    />
  );
}

const kindWords: Record<(typeof decisionKinds)[number], () => string> = {
  rejection: m.case_reasons_rejection,
  changes: m.case_reasons_changes,
  document: m.case_reasons_document,
};

interface AboutChoiceProps {
  readonly id: string | null;
  readonly about: Omit<ReasonAbout, "kind"> | undefined;
}

function AboutChoice({ id, about }: AboutChoiceProps) {
  const any = ["", m.case_reasons_any()] as const;
  return (
    <>
      <Choice
        id={fieldId("nature", id)}
        name="nature"
        label={m.case_reasons_nature()}
        options={[any, ...reasonNatures.map((one) => [one, natureWords[one]()] as const)]}
        value={about?.nature ?? ""}
      />
      <Choice
        id={fieldId("step", id)}
        name="step"
        label={m.case_reasons_step()}
        options={[any, ...stepIds.map((one) => [one, stepTitle(one)] as const)]}
        value={about?.step ?? ""}
      />
      <Choice
        id={fieldId("documentKind", id)}
        name="documentKind"
        label={m.case_reasons_document_kind()}
        options={[any, ...documentKindIds.map((one) => [one, documentTitle(one)] as const)]}
        value={about?.documentKind ?? ""}
      />
    </>
  );
}

function Choice(props: {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly options: readonly (readonly [string, string])[];
  readonly value: string;
}) {
  const { id, name, label, options, value } = props;
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <select className="control" id={id} name={name} defaultValue={value}>
        {options.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Decisions keep a retired reason; it is no longer offered. */
export function RetireForm({ reason: { id, kind, retiredAt } }: { readonly reason: Reason }) {
  return (
    <form method="post">
      <input type="hidden" name="id" value={id} />
      <SecondaryButton {...reasonIntents.button(retiredAt ? "restore" : "retire")}>
        {retiredAt
          ? m.case_reasons_restore()
          : kind === "message"
            ? m.thread_templates_retire()
            : m.case_reasons_retire()}
      </SecondaryButton>
    </form>
  );
}
