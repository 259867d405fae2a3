import { expect, it } from "vitest";
import { type Status, statuses } from "#app/domain/request/state-machine.ts";
import { offersAnother, statusFace } from "./request-status.ts";

const faceOf = (status: Status, isFrozen: boolean, more: { wasApproved?: boolean } = {}) =>
  statusFace({ status, freeze: isFrozen ? "recipient" : null, confirmation: null, ...more });

it("A freeze shows an open request as suspended; a rejected request looks the same with or without a freeze", () => {
  const suspended = statuses.filter((status) => faceOf(status, true) !== faceOf(status, false));
  expect(suspended).toEqual(["started", "submitted", "returned", "approved"]);
  expect(faceOf("rejected", true)).toBe(faceOf("rejected", false));
});

it("A request rejected after its approval is not shown as never accepted", () => {
  const faces = [false, true].map((wasApproved) => faceOf("rejected", false, { wasApproved }));
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

it("A request that waits for the customer’s confirmation says what is to be done, and until when", () => {
  const titles = (["later", "now", "lapsed"] as const).map((confirmation) => {
    const status = confirmation === "lapsed" ? "expired" : "approved";
    return statusFace({ status, freeze: null, confirmation }).title();
  });
  expect(titles).toEqual([
    "Votre demande est acceptée",
    "Confirmez votre demande",
    "Votre demande n’a pas été confirmée à temps",
  ]);
  const asked = statusFace({ status: "approved", freeze: null, confirmation: "now" });
  expect(asked.body({ moment: "lundi" })).toContain("avant le lundi");
  const frozen = statusFace({ status: "approved", freeze: "recipient", confirmation: "now" });
  expect(frozen.title()).toBe("Cette demande est suspendue");
});
