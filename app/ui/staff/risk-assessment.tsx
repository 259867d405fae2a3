import type { Assessment, RiskPoint } from "#app/domain/request/assess.ts";
import { riskCatalogue } from "#app/domain/request/risk-catalogue.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { bandMeaning, bandName, evidenceName, riskName, riskWhy } from "#app/i18n/risk-words.ts";
import { Time } from "#app/ui/parts/time.tsx";
import { RiskBandTag } from "./risk-band-tag.tsx";

/** Who decides, and what each point is for. */
export function RiskAssessment({ assessment }: { readonly assessment: Assessment }) {
  const { band, total, points, situationFloor } = assessment;
  return (
    <>
      <p>
        <RiskBandTag band={band} points={total} />
      </p>
      <p>{bandMeaning(band)}</p>
      {situationFloor === "low" ? null : (
        <p className="small">{m.risk_floor_situation({ band: bandName(situationFloor) })}</p>
      )}
      {points.length === 0 ? (
        <p className="small soft">{m.risk_none()}</p>
      ) : (
        <ul className="risk-points">
          {points.map((point) => (
            <Point key={point.id} point={point} />
          ))}
        </ul>
      )}
    </>
  );
}

/** A page gets a date as text. */
function isDated(value: RiskPoint["value"]): value is Date {
  return value !== null && typeof value !== "number";
}

function Point({ point: { id, points, floor, value } }: { readonly point: RiskPoint }) {
  return (
    <li>
      <span className="risk-weight">{m.risk_weight({ points })}</span>
      <span>
        <strong>{riskName(id)}</strong>{" "}
        <span className="small soft">({evidenceName(riskCatalogue[id].evidence)})</span>
        <br />
        {riskWhy(id, value)} {isDated(value) ? <Time at={value} /> : null}
        {floor === "low" ? null : (
          <span className="small soft"> {m.risk_floor_point({ band: bandName(floor) })}</span>
        )}
      </span>
    </li>
  );
}
