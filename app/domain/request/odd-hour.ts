import { limits } from "#app/domain/limits.ts";

/** At night or at a weekend, where the customer lives. */
export function isOddHour(at: Date, timeZone: string) {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    weekday: "short",
    hour: "2-digit",
    hourCycle: "h23",
  }).formatToParts(at);
  const valueOf = (type: string) => parts.find((part) => part.type === type)?.value ?? "";
  const hour = Number(valueOf("hour"));
  const isNight = hour >= limits.nightFromHour || hour < limits.nightUntilHour;
  return isNight || ["Sat", "Sun"].includes(valueOf("weekday"));
}
