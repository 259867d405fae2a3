/** `code`: a typeface without look-alike characters. */
export type Face = "text" | "strong" | "code";
