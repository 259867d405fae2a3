const hour = 3_600_000;

export function afterDelay(now: Date, { holdHours }: { readonly holdHours: number }) {
  return new Date(now.getTime() + holdHours * hour);
}
