import { describe, expect, it } from "vitest";
import { markShape, percentOf, sheetShape } from "./sheet-shape.ts";
import { nextTurn, nextZoom, readView, type Turn, viewSearch, windowOf } from "./view-state.ts";

const read = (query: string) => readView(new URLSearchParams(query), 30, 4);
const opened = { page: 1, zoom: "width", turn: 0, query: "", fact: null };

describe("the view of a document", () => {
  it("is kept in the URL", () => {
    expect(read("")).toEqual(opened);
    expect(viewSearch(read(""))).toBe("?page=1");
    const search = "?page=14&zoom=150&turn=90&q=castel+%26+fils&fact=0";
    expect(viewSearch(read(search))).toBe(search);
    expect(viewSearch(read("zoom=page"))).toBe("?page=1&zoom=page");
  });

  it.each(["page=31", "page=0", "page=-1", "page=1e3", "zoom=110", "turn=45", "fact=4", "fact=x"])(
    "is the default view when the address asks for something impossible: %s",
    (query) => {
      expect(read(query)).toEqual(opened);
    },
  );

  it("limits the length of the query", () => {
    expect(read(`q=${"x".repeat(5_000)}`).query).toHaveLength(100);
  });

  it("zooms in and out in steps, from any size", () => {
    expect(nextZoom(100, "in")).toBe(125);
    expect(nextZoom(87, "in")).toBe(100);
    expect(nextZoom(87, "out")).toBe(75);
    expect(nextZoom(400, "in")).toBe(400);
    expect(nextZoom(30, "out")).toBe(50);
  });

  it("is unchanged after four turns", () => {
    const turns: Turn[] = [0];
    for (let turn = 0; turn < 4; turn += 1) turns.push(nextTurn(turns.at(-1) ?? 0));
    expect(turns).toEqual([0, 90, 180, 270, 0]);
  });

  it("shows a long document in parts", () => {
    expect(windowOf(1, 30)).toEqual({ from: 1, to: 12 });
    expect(windowOf(12, 30)).toEqual({ from: 1, to: 12 });
    expect(windowOf(13, 30)).toEqual({ from: 13, to: 24 });
    expect(windowOf(30, 30)).toEqual({ from: 25, to: 30 });
    expect(windowOf(1, 0)).toEqual({ from: 1, to: 0 });
  });
});

describe("the drawing of a page", () => {
  const size = { width: 600, height: 800 };

  it("is sized in screen pixels", () => {
    expect(sheetShape(size, 0, 150)).toMatchObject({ width: 1200, height: 1600 });
    expect(percentOf(1200, size, 0)).toBe(150);
    expect(percentOf(1600, size, 90)).toBe(150);
  });

  it("has marks slightly larger than what they point at", () => {
    const box = { x: 0.5, y: 0.25, width: 0.1, height: 0.05 };
    expect(markShape(box, size)).toEqual({ x: 297, y: 197, width: 66, height: 46 });
  });

  it.each<[Turn, string, [number, number]]>([
    [0, "0 0 600 800", [0, 0]],
    [90, "0 0 800 600", [800, 0]],
    [180, "0 0 600 800", [600, 800]],
    [270, "0 0 800 600", [0, 600]],
  ])(
    "turned by %i stays within its frame, with its corner in the right place",
    (turn, viewBox, corner) => {
      const shape = sheetShape(size, turn, 100);
      expect(shape.viewBox).toBe(viewBox);
      const [x, y] = /translate\((\d+) (\d+)\)/.exec(shape.transform)?.slice(1).map(Number) ?? [];
      expect([x, y]).toEqual(corner);
    },
  );
});
