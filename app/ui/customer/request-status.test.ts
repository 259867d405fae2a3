import { expect, it } from "vitest";
import { statuses } from "#app/domain/request/state-machine.ts";
import { offersAnother, statusFace } from "./request-status.ts";

it("A freeze suspends what is open; a rejection needs no freeze to hold", () => {
  const suspended = statuses.filter(
    (status) => statusFace(status, true) !== statusFace(status, false),
  );
  expect(suspended).toEqual(["started", "submitted", "returned", "approved"]);
  expect(statusFace("rejected", true)).toBe(statusFace("rejected", false));
});

it("An approval that was taken back is not called a request that was never accepted", () => {
  const faces = [statusFace("rejected", false, false), statusFace("rejected", false, true)];
  expect(faces.map(({ title }) => title())).toEqual([
    "Votre demande n’a pas été acceptée",
    "L’acceptation de votre demande est annulée",
  ]);
});

it("The words of what ended without effect offer another request", () => {
  expect(statuses.filter(offersAnother)).toEqual([
    "rejected",
    "withdrawn",
    "superseded",
    "expired",
  ]);
});
