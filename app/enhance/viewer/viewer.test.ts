import { describe, expect, it } from "vitest";
import { actOfKey, parseAct } from "./acts.ts";
import { pageAt, parseBox } from "./place.ts";

describe("the viewer's keys", () => {
  it.each([
    ["PageDown", "next"],
    ["ArrowLeft", "previous"],
    ["Home", "first"],
    ["=", "zoom-in"],
    ["Escape", "leave"],
    ["ArrowDown", null],
    ["x", null],
    ["toString", null],
  ])("%s: %s", (key, act) => {
    expect(actOfKey(key, false)).toBe(act);
  });

  it("leave the arrows alone when pages are wider than their area", () => {
    expect(actOfKey("ArrowRight", true)).toBeNull();
    expect(actOfKey("PageDown", true)).toBe("next");
  });

  it("accept known actions only", () => {
    expect(parseAct("turn")).toBe("turn");
    expect(parseAct("erase")).toBeNull();
    expect(parseAct(undefined)).toBeNull();
  });
});

describe("positions on pages", () => {
  it("are parsed as four fractions", () => {
    expect(parseBox("0.1 0.2 0.3 0.04")).toEqual({ x: 0.1, y: 0.2, width: 0.3, height: 0.04 });
    for (const text of [undefined, "", "0.1 0.2 0.3", "0.1 0.2 0.3 x", "0 0 0 0 0"]) {
      expect(parseBox(text)).toBeNull();
    }
  });

  it("tell which page is viewed: the one at the middle of the area", () => {
    const tops = [-900, -50, 800].map((top, index) => ({ page: index + 13, top }));
    expect(pageAt(tops, 400)).toBe(14);
    expect(pageAt(tops, 900)).toBe(15);
    expect(pageAt(tops, -2_000)).toBe(13);
    expect(pageAt([], 0)).toBeNull();
  });
});
