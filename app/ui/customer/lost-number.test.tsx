import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { LostNumber } from "./lost-number.tsx";

const shown = (hours: number, open = false) =>
  renderToStaticMarkup(<LostNumber hours={hours} open={open} />);

test("the delay that a lost number brings is said in hours, where there is one", () => {
  expect(shown(48)).toMatch(/48\sheures/);
  expect(shown(1)).toMatch(/\b1\sheure /);
  expect(shown(0)).not.toContain("heure");
});

test("it is open where the old number was refused its SMS", () => {
  expect(shown(48, true)).toContain('<details class="help" open');
  expect(shown(48)).not.toContain(" open");
});
