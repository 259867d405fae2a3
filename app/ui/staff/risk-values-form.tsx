import { highestBand, type RiskBand, riskBands } from "#app/domain/request/risk-band.ts";
import { riskCatalogue, situationFloors } from "#app/domain/request/risk-catalogue.ts";
import type { RiskSettings } from "#app/domain/request/risk-settings.ts";
import { riskIds } from "#app/domain/request/risks.ts";
import {
  floorField,
  pointsField,
  situationField,
  withoutTelephoneField,
} from "#app/domain/risk/settings-change.ts";
import { situationIds } from "#app/domain/situation/ids.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { bandName, evidenceName, riskName } from "#app/i18n/risk-words.ts";
import { situationTitle } from "#app/i18n/words.ts";
import { staffPaths } from "#app/routes/paths.ts";
import { DataTable } from "#app/ui/parts/data-table.tsx";
import { type FieldError, findFieldError } from "#app/ui/parts/field-error.ts";
import { FieldErrorLine } from "#app/ui/parts/field-frame.tsx";
import { useKeptValue } from "#app/ui/parts/kept-fields.tsx";
import { SubmitButton } from "#app/ui/parts/submit-button.tsx";
import { TextArea } from "#app/ui/parts/text-area.tsx";
import { TextField } from "#app/ui/parts/text-field.tsx";
import { fieldName } from "./risk-field-name.ts";

interface RiskValuesFormProps {
  readonly settings: RiskSettings;
  readonly typed: Readonly<Record<string, string>> | undefined;
  readonly errors: readonly FieldError[] | undefined;
  /** Otherwise the values are only shown. */
  readonly isChangeable: boolean;
}

export function RiskValuesForm(props: RiskValuesFormProps) {
  if (!props.isChangeable) return <Values {...props} />;
  const { settings, typed, errors } = props;
  return (
    <form method="post" action={staffPaths.riskSettings()} className="flow">
      <input type="hidden" name="basedOn" value={settings.version} />
      <Values {...props} />
      <TextArea
        name="reason"
        label={m.risk_settings_reason()}
        hint={m.risk_settings_reason_hint()}
        value={typed?.["reason"]}
        rows={3}
        maxLength={2000}
        errors={errors}
      />
      <SubmitButton>{m.risk_settings_propose()}</SubmitButton>
    </form>
  );
}

function Values(props: RiskValuesFormProps) {
  return (
    <>
      <Limit {...props} name="raisedFrom" value={props.settings.raisedFrom} />
      <Limit {...props} name="highFrom" value={props.settings.highFrom} />
      <div className="risk-values flow">
        <RiskTable {...props} />
        <SituationTable {...props} />
      </div>
    </>
  );
}

interface LimitProps extends RiskValuesFormProps {
  readonly name: "raisedFrom" | "highFrom";
  readonly value: number;
}

function Limit({ name, value, typed, errors, isChangeable }: LimitProps) {
  if (!isChangeable) {
    return (
      <p>
        {fieldName(name)} <strong>{value}</strong>
      </p>
    );
  }
  return (
    <TextField
      name={name}
      label={fieldName(name)}
      value={typed?.[name] ?? String(value)}
      inputMode="numeric"
      width="short"
      errors={errors}
    />
  );
}

function RiskTable(props: RiskValuesFormProps) {
  const { points, floors } = props.settings;
  return (
    <DataTable
      caption={m.risk_settings_points()}
      rows={riskIds}
      rowKey={(id) => id}
      columns={[
        { key: "risk", head: m.risk_settings_head_risk(), cell: (id) => riskName(id) },
        {
          key: "evidence",
          head: m.risk_settings_head_evidence(),
          cell: (id) => evidenceName(riskCatalogue[id].evidence),
        },
        {
          key: "points",
          head: m.risk_settings_head_points(),
          cell: (id) => <Points {...props} field={pointsField(id)} value={points[id]} />,
        },
        {
          key: "floor",
          head: m.risk_settings_head_floor(),
          cell: (id) => (
            <Floor
              {...props}
              field={floorField(id)}
              value={floors[id]}
              least={riskCatalogue[id].floor}
            />
          ),
        },
      ]}
    />
  );
}

function SituationTable(props: RiskValuesFormProps) {
  const { situations } = props.settings;
  return (
    <DataTable
      caption={m.risk_settings_situations()}
      rows={situationIds}
      rowKey={(id) => id}
      columns={[
        { key: "situation", head: m.risk_settings_head_situation(), cell: situationTitle },
        {
          key: "with",
          head: m.risk_settings_head_with(),
          cell: (id) => (
            <Floor
              {...props}
              field={situationField(id)}
              value={situations[id].floor}
              least={situationFloors[id].floor}
            />
          ),
        },
        {
          key: "without",
          head: m.risk_settings_head_without(),
          cell: (id) => (
            <Floor
              {...props}
              field={withoutTelephoneField(id)}
              value={situations[id].withoutTelephone}
              least={situationFloors[id].withoutTelephone}
            />
          ),
        },
      ]}
    />
  );
}

interface CellProps<Value> extends RiskValuesFormProps {
  readonly field: string;
  readonly value: Value;
}

function Points({ field, value, typed, errors, isChangeable }: CellProps<number>) {
  const kept = useKeptValue(field);
  if (!isChangeable) return value;
  const error = findFieldError(errors, field);
  return (
    <>
      <FieldErrorLine name={field} error={error} />
      <input
        className="control control-short"
        id={field}
        name={field}
        defaultValue={kept ?? typed?.[field] ?? String(value)}
        inputMode="numeric"
        autoComplete="off"
        aria-label={fieldName(field)}
        aria-describedby={error ? `${field}-error` : undefined}
        aria-invalid={error ? true : undefined}
      />
    </>
  );
}

interface FloorProps extends CellProps<RiskBand> {
  /** The catalogue's: a lower one is not offered. */
  readonly least: RiskBand;
}

function Floor({ field, value, least, typed, errors, isChangeable }: FloorProps) {
  const kept = useKeptValue(field);
  if (!isChangeable) return bandName(value);
  const error = findFieldError(errors, field);
  return (
    <>
      <FieldErrorLine name={field} error={error} />
      <select
        className="control"
        id={field}
        name={field}
        defaultValue={kept ?? typed?.[field] ?? value}
        aria-label={fieldName(field)}
        aria-describedby={error ? `${field}-error` : undefined}
        aria-invalid={error ? true : undefined}
      >
        {riskBands
          .filter((band) => highestBand([band, least]) === band)
          .map((band) => (
            <option key={band} value={band}>
              {bandName(band)}
            </option>
          ))}
      </select>
    </>
  );
}
