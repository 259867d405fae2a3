import type { RiskBand } from "#app/domain/request/risk-band.ts";
import { m } from "./paraglide/messages.js";

const bands: Record<RiskBand, () => string> = {
  low: () => m.risk_band_low(),
  raised: () => m.risk_band_raised(),
  high: () => m.risk_band_high(),
};

export function bandName(band: RiskBand) {
  return bands[band]();
}
