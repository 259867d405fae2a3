import { describe, expect, it } from "vitest";
import {
  document,
  judged,
  outcomeOf,
  request,
  siren,
} from "#app/reader/testing/judged-documents.ts";

const deed = document("deed-of-sale", [
  ["siren", siren.account, "seller"],
  ["siren", siren.buyer, "buyer"],
]);
const kbisOf = (...numbers: string[]) =>
  document(
    "kbis",
    numbers.map((each) => ["siren", each] as const),
  );
const retired = {
  situation: "organisation.retired",
  contactName: null,
  contactRole: null,
} as const;

describe("the number on a document", () => {
  it("is the account's", () => {
    const outcome = outcomeOf("number", request([kbisOf(siren.account)]));
    expect(outcome).toMatchObject({
      state: "pass",
      answer: "account",
      values: { account: siren.account, document: siren.account },
      facts: [{ value: siren.account }],
    });
  });

  it("is an association's RNA", () => {
    const account = {
      entity: "association",
      name: "Les Amis",
      siren: null,
      rna: "W131000001",
      contactName: null,
    } as const;
    const receipt = (rna: string) =>
      request([document("registry-receipt", [["rna", rna]])], { account, request: retired });
    expect(judged("number", receipt("W131000001"))).toBe("pass account");
    expect(judged("number", receipt("W131000002"))).toBe("fail other");
  });

  it("is another organisation's", () => {
    expect(judged("number", request([kbisOf(siren.other)], { request: retired }))).toBe(
      "fail other",
    );
    expect(judged("number", request([kbisOf(siren.other)]))).toBe("fail other-unlinked");
  });

  it("is the buyer's, and the sentence names the deed that proves it", () => {
    const outcome = outcomeOf("number", request([kbisOf(siren.buyer), deed]));
    expect(outcome).toMatchObject({
      state: "pass",
      answer: "buyer",
      values: { beside: "deed-of-sale" },
    });
  });

  it("is the buyer's by a deed that gives only the seller's name", () => {
    const named = document("deed-of-sale", [
      ["party", "DUPONT CONSEIL SAS", "seller"],
      ["siren", siren.buyer],
    ]);
    expect(judged("number", request([kbisOf(siren.buyer), named]))).toBe("pass buyer");
  });

  it.each([
    ["another paper of the same stranger", document("rne-extract", [["siren", siren.buyer]])],
    [
      "a deed between strangers",
      document("deed-of-sale", [
        ["siren", siren.other, "seller"],
        ["siren", siren.buyer, "buyer"],
      ]),
    ],
    [
      "a deed that names it as the seller",
      document("deed-of-sale", [
        ["siren", siren.account],
        ["siren", siren.buyer, "seller"],
      ]),
    ],
    [
      "a deed that names two others",
      document("deed-of-sale", [
        ["siren", siren.account],
        ["siren", siren.buyer],
        ["siren", siren.other],
      ]),
    ],
    ["a deed that is not read yet", { ...deed, reading: "waiting" as const }],
    ["a deed that reads badly", { ...deed, confidence: 30 }],
  ])("is not made the buyer's by %s", (_, other) => {
    expect(judged("number", request([kbisOf(siren.buyer), other]))).toBe("fail other-unlinked");
  });

  it("is not accepted as the buyer's outside an acquisition", () => {
    expect(judged("number", request([kbisOf(siren.buyer), deed], { request: retired }))).toBe(
      "fail other",
    );
  });

  it("is unknown on an extract with two companies, or on a document whose two numbers disagree", () => {
    expect(judged("number", request([kbisOf(siren.account, siren.other)]))).toBe("unknown several");
    const account = {
      entity: "association",
      name: "Les Amis",
      siren: siren.account,
      rna: "W131000001",
      contactName: null,
    } as const;
    const both = document("registry-receipt", [
      ["siren", siren.account],
      ["rna", "W999999999"],
    ]);
    expect(judged("number", request([both], { account, request: retired }))).toBe(
      "unknown several",
    );
  });

  it("is valid on a deed that names the account's company and its buyer", () => {
    expect(judged("number", request([deed]))).toBe("pass account");
  });

  it("is unknown when the document or the account has none", () => {
    expect(judged("number", request([kbisOf()]))).toBe("unknown missing");
    const account = {
      entity: "company",
      name: "Dupont",
      siren: null,
      rna: null,
      contactName: null,
    } as const;
    expect(judged("number", request([kbisOf(siren.account)], { account }))).toBe(
      "unknown account-without",
    );
  });

  it("is not required on a letter or minutes, but compared when present", () => {
    expect(judged("number", request([document("letter")]))).toBeNull();
    expect(judged("number", request([document("minutes", [["siren", siren.other]])]))).toBe(
      "fail other-unlinked",
    );
  });

  it("that fails its check digit is said to, and is not missing", () => {
    const wrong = document("kbis", [["wrong-siren", "732829321"]]);
    expect(judged("number", request([wrong]))).toBe("unknown wrong-check");
  });

  it("is one of several when the reader finds two candidates, not badly legible", () => {
    const two = document("letter", [], {
      facts: [siren.account, siren.other].map((value) => ({
        name: "siren" as const,
        value,
        page: 1,
        box: null,
        confidence: 0.48,
      })),
    });
    expect(judged("number", request([two]))).toBe("unknown several");
  });
});
