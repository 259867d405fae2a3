/** Seconds; both 0 once the session has ended. */
export function timeLeft(left: { readonly idle: number; readonly end: number } | null | "") {
  const { idle, end } = left || { idle: 0, end: 0 };
  return Response.json({ idle, end }, { headers: { "Cache-Control": "no-store" } });
}
