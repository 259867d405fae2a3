import type { Page } from "@playwright/test";
import { isRedirect } from "./press.ts";

export interface Effort {
  /** Shown by the server, the same one again included. */
  readonly pages: number;
  /** Mouse or finger; not those that only move to a field, and none in the mail. */
  readonly clicks: number;
  readonly keys: number;
  readonly files: number;
}

/** What a person does on the portal's pages, from now on. Reads it as often as asked. */
export async function countEffort(page: Page): Promise<() => Promise<Effort>> {
  let pages = 0;
  page.on("response", (response) => {
    const isPage = response.request().isNavigationRequest() && !isRedirect(response);
    if (isPage && response.frame() === page.mainFrame()) pages += 1;
  });
  await page.addInitScript(countInPage);
  return async () => ({ pages, ...(await page.evaluate(readCounts)) });
}

/** Kept in the tab, because every page is a new document. */
function countInPage() {
  const count = (what: string) =>
    sessionStorage.setItem(what, String(Number(sessionStorage.getItem(what) ?? 0) + 1));
  addEventListener("pointerdown", () => count("clicks"), true);
  addEventListener("keydown", () => count("keys"), true);
  addEventListener(
    "change",
    ({ target }) => {
      if (target instanceof HTMLInputElement && target.type === "file") count("files");
    },
    true,
  );
}

function readCounts() {
  const read = (what: string) => Number(sessionStorage.getItem(what) ?? 0);
  return { clicks: read("clicks"), keys: read("keys"), files: read("files") };
}
