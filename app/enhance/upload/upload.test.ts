import { describe, expect, it } from "vitest";
import { classOf } from "./answer.ts";
import { waitBeforeRetry } from "./back-off.ts";
import { mayHaveMorePages, moved, withFiles } from "./chosen.ts";
import { problemsOf } from "./problems.ts";
import { createClock } from "./time-left.ts";

const file = (name: string, size = 10, lastModified = 1) => ({ name, size, lastModified });

describe("the chosen files", () => {
  it("grow by the added ones, in order, without duplicates", () => {
    const files = withFiles([file("1.jpg")], [file("2.jpg"), file("1.jpg"), file("2.jpg")]);
    expect(files.map(({ name }) => name)).toEqual(["1.jpg", "2.jpg"]);
  });

  it("can share a name, as phones give every photo the same one", () => {
    const files = withFiles(
      [file("image.jpg", 10)],
      [file("image.jpg", 11), file("image.jpg", 10, 2)],
    );
    expect(files).toHaveLength(3);
  });

  it("move up and down, but not past the ends", () => {
    expect(moved(["a", "b", "c"], 2, 1)).toEqual(["a", "c", "b"]);
    expect(moved(["a", "b", "c"], 0, 1)).toEqual(["b", "a", "c"]);
    expect(moved(["a", "b"], 0, -1)).toEqual(["a", "b"]);
    expect(moved(["a", "b"], 1, 2)).toEqual(["a", "b"]);
    expect(moved(["a", "b"], 5, 0)).toEqual(["a", "b"]);
  });
});

it("Photos wait for their other pages; any other file is sent at once", () => {
  const wait = [
    { name: "1.jpg", type: "image/jpeg" },
    { name: "IMG_1.HEIC", type: "" },
  ];
  const go = [
    { name: "kbis.pdf", type: "application/pdf" },
    { name: "acte.docx", type: "" },
  ];
  expect(wait.map(mayHaveMorePages)).toEqual([true, true]);
  expect(go.map(mayHaveMorePages)).toEqual([false, false]);
});

describe("the check before sending", () => {
  const limits = { maxFileBytes: 20, maxFiles: 2, maxBytes: 30 };

  it("finds no problem with files at their limits", () => {
    expect(problemsOf([file("a", 20), file("b", 10)], limits)).toEqual([]);
  });

  it("reports every empty or excessive item together", () => {
    expect(problemsOf([file("a", 21), file("b", 0)], limits)).toEqual([
      { problem: "too-large", name: "a" },
      { problem: "empty", name: "b" },
    ]);
    const tooMany = [{ problem: "too-many" }];
    expect(problemsOf([file("a", 1), file("b", 1), file("c", 1)], limits)).toEqual(tooMany);
    expect(problemsOf([file("a", 20), file("b", 11)], limits)).toEqual(tooMany);
  });
});

describe("the time left", () => {
  it("is not shown in the first two seconds", () => {
    const secondsLeft = createClock(1000);
    expect(secondsLeft(0, 0)).toBeNull();
    expect(secondsLeft(100, 1_999)).toBeNull();
    expect(secondsLeft(100, 2_000)).not.toBeNull();
  });

  it("follows the speed of the last eight seconds", () => {
    const secondsLeft = createClock(10_000);
    secondsLeft(0, 0);
    expect(secondsLeft(100, 2_000)).toBe(210);
    secondsLeft(1_000, 10_000);
    expect(secondsLeft(9_000, 18_000)).toBe(1);
  });

  it("is not shown while nothing moves", () => {
    const secondsLeft = createClock(1000);
    secondsLeft(500, 0);
    expect(secondsLeft(500, 5_000)).toBeNull();
  });
});

it("A lost connection is retried five times with growing waits; then a person has to ask for it", () => {
  expect([1, 2, 3, 4, 5, 6].map(waitBeforeRetry)).toEqual([2, 4, 8, 16, 30, null]);
});

describe("an answer", () => {
  const path = "/request/documents";
  const ownPath = path;

  it.each([200, 422, 429])("%i from our page reports on the files", (status) => {
    expect(classOf({ status, path, ownPath, hasMain: true })).toBe("page");
  });

  it("of a failure, or from a page that is not ours, counts as our fault", () => {
    expect(classOf({ status: 503, path, ownPath, hasMain: true })).toBe("us");
    expect(classOf({ status: 500, path, ownPath, hasMain: true })).toBe("us");
    expect(classOf({ status: 413, path, ownPath, hasMain: false })).toBe("us");
  });

  it("from another page is navigated to: the session has ended, or the request is submitted", () => {
    expect(classOf({ status: 200, path: "/link", ownPath, hasMain: true })).toBe("gone");
  });
});
