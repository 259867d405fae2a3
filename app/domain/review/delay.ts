const hour = 3_600_000;

/** When a decision of this moment takes effect where a risk delays it. */
export function afterDelay(now: Date, { holdHours }: { readonly holdHours: number }) {
  return new Date(now.getTime() + holdHours * hour);
}
