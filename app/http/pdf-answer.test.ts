import { expect, it } from "vitest";
import { pdfAnswer } from "./pdf-answer.server.ts";

it("A PDF is shown with a file name that every browser accepts", async () => {
  const answer = pdfAnswer(new Uint8Array([37, 80]), "Décision – d’été (1)", "private, no-store");
  expect(Object.fromEntries(answer.headers)).toEqual({
    "content-type": "application/pdf",
    "content-length": "2",
    "cache-control": "private, no-store",
    "content-disposition": `inline; filename="Decision - d-ete -1-.pdf"; filename*=UTF-8''D%C3%A9cision%20%E2%80%93%20d%E2%80%99%C3%A9t%C3%A9%20%281%29.pdf`,
  });
  expect((await answer.arrayBuffer()).byteLength).toBe(2);
});

it("No name can escape from its header", () => {
  const answer = pdfAnswer(new Uint8Array(), 'a";\r\nX: y', "no-store");
  expect(answer.headers.get("content-disposition")).toBe(
    `inline; filename="a----X- y.pdf"; filename*=UTF-8''a%22%3B%0D%0AX%3A%20y.pdf`,
  );
});
