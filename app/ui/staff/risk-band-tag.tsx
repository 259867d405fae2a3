import type { RiskBand } from "#app/domain/request/risk-band.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { bandName } from "#app/i18n/risk-words.ts";
import { StatusTag } from "#app/ui/parts/status-tag.tsx";
import type { Tone } from "#app/ui/parts/tone.ts";

const tones: Record<RiskBand, Tone> = { low: "neutral", raised: "attention", high: "danger" };

interface RiskBandTagProps {
  readonly band: RiskBand;
  readonly points: number;
}

/** In words, a sign and a number, so that it reads without colour. */
export function RiskBandTag({ band, points }: RiskBandTagProps) {
  return (
    <StatusTag tone={tones[band]}>
      {m.risk_band_with_points({ band: bandName(band), count: points })}
    </StatusTag>
  );
}
