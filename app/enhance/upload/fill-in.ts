export function fillIn(sentence: string | undefined, values: Readonly<Record<string, string>>) {
  return (sentence ?? "").replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}
