import { expect, it } from "vitest";
import { statuses } from "#app/domain/request/state-machine.ts";
import { offersAnother, statusFace } from "./request-status.ts";

it("A freeze shows an open request as suspended; a rejected request looks the same with or without a freeze", () => {
  const suspended = statuses.filter(
    (status) => statusFace(status, "recipient") !== statusFace(status, null),
  );
  expect(suspended).toEqual(["started", "submitted", "returned", "approved"]);
  expect(statusFace("rejected", "recipient")).toBe(statusFace("rejected", null));
});

it("A request rejected after its approval is not shown as never accepted", () => {
  const faces = [statusFace("rejected", null, false), statusFace("rejected", null, true)];
  expect(faces.map(({ title }) => title())).toEqual([
    "Votre demande n’a pas été acceptée",
    "Nous sommes revenus sur l’acceptation de votre demande",
  ]);
});

it("The text of a request that ended without effect offers another request", () => {
  expect(statuses.filter(offersAnother)).toEqual([
    "rejected",
    "withdrawn",
    "superseded",
    "expired",
  ]);
});
