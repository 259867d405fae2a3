import type { LocalDay } from "./local-time.ts";

/** Minutes after midnight, on the wall. */
interface Opening {
  readonly from: number;
  readonly to: number;
}

export interface Office {
  readonly zone: string;
  /** By weekday, Sunday first; openings in order, not touching. */
  readonly week: readonly (readonly Opening[])[];
  readonly holidays: ReadonlySet<LocalDay>;
}

/** Where the office is: its holidays and its clock. The names are those of `date-holidays`. */
const workRegions = {
  FR: "Europe/Paris",
  "FR-57": "Europe/Paris",
  "FR-67": "Europe/Paris",
  "FR-68": "Europe/Paris",
  "FR-GP": "America/Guadeloupe",
  "FR-MQ": "America/Martinique",
  "FR-GF": "America/Cayenne",
  "FR-RE": "Indian/Reunion",
  "FR-YT": "Indian/Mayotte",
  "FR-BL": "America/St_Barthelemy",
  "FR-MF": "America/Marigot",
} as const;
export type WorkRegion = keyof typeof workRegions;

export const workRegionIds = Object.keys(workRegions) as [WorkRegion, ...WorkRegion[]];
export const defaultWorkRegion: WorkRegion = "FR";

const closed: readonly Opening[] = [];
/** 9:00 to 12:30 and 14:00 to 18:00. */
const workday: readonly Opening[] = [
  { from: 9 * 60, to: 12 * 60 + 30 },
  { from: 14 * 60, to: 18 * 60 },
];

/** Monday to Friday. */
export const openingHours: Office["week"] = [
  closed,
  workday,
  workday,
  workday,
  workday,
  workday,
  closed,
];

export function officeOf(region: WorkRegion, holidays: ReadonlySet<LocalDay>): Office {
  return { zone: workRegions[region], week: openingHours, holidays };
}
