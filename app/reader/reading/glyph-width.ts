const narrow = new Set("iljtfrI.,:;'’!|()[]/ ".split(""));
const wide = new Set("mwMW@%—".split(""));

/** In ems of a common typeface, to distribute a run's width among its words. */
export function roughWidth(text: string): number {
  let width = 0;
  for (const letter of text) {
    if (narrow.has(letter)) width += 0.29;
    else if (wide.has(letter)) width += 0.86;
    else width += /[A-ZÀ-Þ]/.test(letter) ? 0.68 : 0.55;
  }
  return width;
}
