import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { LostNumber } from "./lost-number.tsx";

const shown = (hours: number, open = false) =>
  renderToStaticMarkup(<LostNumber hours={hours} open={open} />);

test("a lost number shows its delay in hours, where there is one", () => {
  expect(shown(48)).toMatch(/48\sheures/);
  expect(shown(1)).toMatch(/\b1\sheure /);
  expect(shown(0)).not.toContain("heure");
});

test("the help is open when the operator refused the SMS to the old number", () => {
  expect(shown(48, true)).toContain('<details class="help" open');
  expect(shown(48)).not.toContain(" open");
});
