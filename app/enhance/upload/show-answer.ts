/** Returns the new `main`. The focus goes to the first fault, or to the document that was added. */
export function showAnswer(page: Document, kind: string): HTMLElement | null {
  const main = page.querySelector<HTMLElement>("main");
  const old = document.querySelector("main");
  if (!main || !old) return null;
  document.title = page.title;
  const texts = typedTexts(old);
  old.replaceWith(document.adoptNode(main));
  for (const area of main.querySelectorAll("textarea")) {
    area.value = texts.get(area.name) ?? area.value;
  }
  const summary = main.querySelector<HTMLElement>(".error-summary");
  const heading = main.querySelector<HTMLElement>(`#wanted-${kind}`) ?? main.querySelector("h1");
  const target = summary ?? heading ?? main;
  target.tabIndex = -1;
  target.focus();
  return main;
}

/** An explanation being written stays, although the page around it is new. */
function typedTexts(main: Element): ReadonlyMap<string, string> {
  const areas = [...main.querySelectorAll("textarea")];
  return new Map(
    areas
      .filter(({ value, defaultValue }) => value !== defaultValue)
      .map(({ name, value }) => [name, value]),
  );
}
