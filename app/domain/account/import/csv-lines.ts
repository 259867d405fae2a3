/** Takes a text in pieces. Null once a line is longer than `maxLength`: no export has such a line. */
export function createLineSplitter(maxLength: number) {
  let rest = "";
  return (text: string, isLast: boolean): string[] | null => {
    const whole = rest + text;
    // A line feed may follow in the next piece.
    const isOpen = !isLast && whole.endsWith("\r");
    const lines = (isOpen ? whole.slice(0, -1) : whole).split(/\r\n|\n|\r/);
    rest = isLast ? "" : `${lines.pop() ?? ""}${isOpen ? "\r" : ""}`;
    const isTooLong = rest.length > maxLength || lines.some(({ length }) => length > maxLength);
    return isTooLong ? null : lines;
  };
}
