export function showAnswer(page: Document): HTMLElement | null {
  const main = page.querySelector<HTMLElement>("main");
  const old = document.querySelector("main");
  if (!main || !old) return null;
  document.title = page.title;
  old.replaceWith(document.adoptNode(main));
  const target = main.querySelector<HTMLElement>(".error-summary") ?? headingOfGiven(main);
  target.tabIndex = -1;
  target.focus();
  return main;
}

function headingOfGiven(main: HTMLElement): HTMLElement {
  const heading = main.querySelector<HTMLElement>("[data-given] h2");
  return heading ?? main.querySelector<HTMLElement>("h1") ?? main;
}
