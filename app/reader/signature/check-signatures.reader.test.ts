import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import {
  type CertificateWish,
  type Identity,
  issue,
  pem,
} from "#app/reader/testing/signatures/authority.ts";
import { appendSignature, sign, signPdf } from "#app/reader/testing/signatures/sign-pdf.ts";
import { processorMs } from "#tests/support/processor-time.ts";
import { patience, scaled, seeded } from "#tests/support/scenario/scale.ts";
import { checkSignatures } from "./check-signatures.ts";

const now = new Date("2026-11-25T12:00:00Z");
let root: Identity;
let office: Identity;
let registry: Identity;
let anchors: string[];

beforeAll(async () => {
  root = await issue({ name: "Racine", isAuthority: true });
  office = await issue({
    name: "Autorité des greffes",
    by: root,
    isAuthority: true,
    pathLength: 0,
  });
  registry = await issue({ name: "Greffe de Marseille", by: office });
  anchors = [pem(root)];
});

const statesOf = async (file: Uint8Array, trusted = anchors) =>
  (await checkSignatures(file, trusted, now)).map(({ state }) => state);

const byRegistry = () => ({ by: registry, with: [office.certificate] });

async function stateWith(wish: Partial<CertificateWish>, at?: string | null) {
  const by = await issue({ name: "Signataire", by: office, ...wish });
  const file = await signPdf({
    by,
    with: [office.certificate],
    ...(at === undefined ? {} : { at }),
  });
  return (await statesOf(file))[0];
}

describe("five files of one authority get five different answers", () => {
  it("signed: valid, with its signer and time", async () => {
    expect(await checkSignatures(await signPdf(byRegistry()), anchors, now)).toEqual([
      {
        state: "valid",
        signer: "Greffe de Marseille",
        signedAt: "2026-06-01T10:00:00.000Z",
        coversWholeFile: true,
      },
    ]);
  });

  it("tampered with: altered", async () => {
    const file = await signPdf(byRegistry(), "SIREN 732829320");
    file.write("552100554", file.indexOf("732829320"), "latin1");
    expect(await statesOf(file)).toEqual(["altered"]);
  });

  it("appended to: changed after", async () => {
    const file = Buffer.concat([
      await signPdf(byRegistry()),
      Buffer.from("4 0 obj <<>> endobj\n%%EOF"),
    ]);
    const [report] = await checkSignatures(file, anchors, now);
    expect(report).toMatchObject({ state: "changed-after", coversWholeFile: false });
  });

  it.each([
    ["zeros behind", "", "\0".repeat(900)],
    ["a page behind", "", `\n<html><p>${"portail ".repeat(900)}</p></html>`],
    ["a byte-order mark before", "\xef\xbb\xbf", ""],
    ["HTTP headers before, line feeds behind", "HTTP/1.1 200 OK\r\n\r\n", "\r\n\r\n"],
    ["a job ticket around it", "\x1b%-12345X@PJL JOB\r\n", "\x1b%-12345X@PJL EOJ\r\n"],
  ])("with %s, which readers pass over: valid", async (_, before, behind) => {
    const file = Buffer.concat([
      Buffer.from(before, "latin1"),
      await signPdf(byRegistry()),
      Buffer.from(behind, "latin1"),
    ]);
    const [report] = await checkSignatures(file, anchors, now);
    expect(report).toMatchObject({ state: "valid", coversWholeFile: true });
    const tampered = Buffer.from(file);
    const at = tampered.indexOf("/Type");
    tampered.write("/Typo", at, "latin1");
    expect(await statesOf(tampered)).toEqual(["altered"]);
  });

  it.each([
    ["an object before", "9 0 obj <<>> endobj\n", ""],
    ["a table behind", "", "xref\n0 0\ntrailer <<>>\n"],
    ["another start behind", "", "startxref\n9\n"],
    ["another PDF behind", "", "%PDF-1.7\n"],
  ])("with %s: changed after", async (_, before, behind) => {
    const file = Buffer.concat([
      Buffer.from(before),
      await signPdf(byRegistry()),
      Buffer.from(behind),
    ]);
    const [report] = await checkSignatures(file, anchors, now);
    expect(report).toMatchObject({ state: "changed-after", coversWholeFile: false });
  });

  it("signed with an expired certificate: expired", async () => {
    expect(await stateWith({ from: "2024-01-01", until: "2026-05-31" })).toBe("expired");
  });

  it("signed by a stranger: unknown chain", async () => {
    const stranger = await issue({ name: "Greffe de Marseille" });
    expect(await statesOf(await signPdf({ by: stranger }))).toEqual(["unknown-chain"]);
  });
});

describe("what is signed", () => {
  it("is nothing in a file without a signature, even if its text looks like one", async () => {
    const file = Buffer.from(
      "%PDF-1.7\n1 0 obj\n<< /Note (ByteRange) /X /ByteRange >>\nendobj\n%%EOF",
    );
    expect(await statesOf(file)).toEqual([]);
  });

  it.each(["#42yteRange", "Byte#52ange", "#42#79#74#65#52#61#6E#67#65"])(
    "is found under the name /%s",
    async (byteRangeName) => {
      expect(await statesOf(await signPdf({ ...byRegistry(), byteRangeName }))).toEqual(["valid"]);
    },
  );

  it("is altered when a byte of the signature's own attributes is changed", async () => {
    const file = await signPdf(byRegistry());
    const time = file.indexOf(Buffer.from("260601100000Z").toString("hex"));
    file.write("3237", time, "latin1");
    expect(await statesOf(file)).toEqual(["altered"]);
  });

  it("is altered when the end of the file is missing", async () => {
    const file = await signPdf(byRegistry());
    expect(await statesOf(file.subarray(0, -5))).toEqual(["altered"]);
  });

  it("is altered when the digest is of other content, though the key is right", async () => {
    const instead = Buffer.from("another paper");
    expect(await statesOf(await signPdf({ ...byRegistry(), instead }))).toEqual(["altered"]);
  });

  it("is judged for each of two signatures: the first does not cover what the second added", async () => {
    const once = await signPdf(byRegistry());
    expect(await statesOf(await appendSignature(once, byRegistry()))).toEqual([
      "changed-after",
      "valid",
    ]);
  });
});

describe("the signer", () => {
  it("may use RSA", async () => {
    expect(await stateWith({ algorithm: "RSA" })).toBe("valid");
  });

  it("may be an anchor itself", async () => {
    expect(await statesOf(await signPdf({ by: registry }), [pem(registry)])).toEqual(["valid"]);
  });

  it("has an unknown chain when no anchor is configured or a link of the chain is missing", async () => {
    expect(await statesOf(await signPdf(byRegistry()), [])).toEqual(["unknown-chain"]);
    expect(await statesOf(await signPdf({ by: registry }))).toEqual(["unknown-chain"]);
  });

  it("has an unknown chain through an issuer that may not issue", async () => {
    const customer = await issue({ name: "Un client", by: office });
    const by = await issue({ name: "Faux greffe", by: customer });
    const file = await signPdf({ by, with: [customer.certificate, office.certificate] });
    expect(await statesOf(file)).toEqual(["unknown-chain"]);
  });

  it("has an unknown chain through a longer path than the authority allows", async () => {
    const below = await issue({ name: "Sous-autorité", by: office, isAuthority: true });
    const by = await issue({ name: "Greffe", by: below });
    const file = await signPdf({ by, with: [below.certificate, office.certificate] });
    expect(await statesOf(file)).toEqual(["unknown-chain"]);
  });

  it("has an unknown chain through an issuer that only has the anchor's name", async () => {
    const impostor = await issue({ name: "Racine", isAuthority: true });
    const by = await issue({ name: "Greffe", by: impostor });
    const file = await signPdf({ by, with: [impostor.certificate] });
    expect(await statesOf(file)).toEqual(["unknown-chain"]);
  });

  it("has an unknown chain through a SHA-1 signature", async () => {
    expect(await stateWith({ digest: "SHA-1" })).toBe("unknown-chain");
  });

  it.each([
    ["a web server's", { purposes: ["1.3.6.1.5.5.7.3.1"] }],
    ["one for time stamps", { purposes: ["1.3.6.1.5.5.7.3.8"] }],
    ["one for encryption", { usage: 0x20 }],
    ["one that says no use", { usage: null }],
    ["one with a demand that is not understood", { demands: ["1.2.3.4"] }],
    ["one for a few names only", { demands: ["2.5.29.30"] }],
  ])("cannot be verified with a certificate that is not for documents: %s", async (_, wish) => {
    expect(await stateWith(wish)).toBe("cannot-verify");
  });

  it.each(["1.3.6.1.5.5.7.3.4", "1.3.6.1.5.5.7.3.36"])(
    "is accepted for the purpose %s",
    async (purpose) => {
      expect(await stateWith({ purposes: [purpose] })).toBe("valid");
    },
  );

  it("is not trusted about the date when the certificate has expired since", async () => {
    expect(await stateWith({ until: "2026-10-01" })).toBe("cannot-verify");
  });

  it("cannot have signed after today", async () => {
    expect(await stateWith({}, "2026-12-25T10:00:00Z")).toBe("cannot-verify");
  });

  it("is judged by the dictionary's date if the signature has none, and by today if neither has one", async () => {
    const by = await issue({ name: "Greffe", by: office, from: "2026-07-01" });
    const entries = "/SubFilter /ETSI.CAdES.detached /M (D:20260615120000+02'00')";
    const wish = { by, with: [office.certificate], at: null };
    const [dated] = await checkSignatures(await signPdf({ ...wish, entries }), anchors, now);
    expect(dated).toMatchObject({ state: "expired", signedAt: "2026-06-15T10:00:00.000Z" });
    expect(await statesOf(await signPdf(wish))).toEqual(["valid"]);
  });
});

describe("what cannot be verified", () => {
  it.each(["ETSI.RFC3161", "adbe.pkcs7.sha1", "adbe.x509.rsa_sha1", "#00"])(
    "is a signature of the kind %s",
    async (kind) => {
      const entries = `/SubFilter /${kind}`;
      expect(await statesOf(await signPdf({ ...byRegistry(), entries }))).toEqual([
        "cannot-verify",
      ]);
    },
  );

  it("is a SHA-1 digest", async () => {
    const file = await signPdf({ ...byRegistry(), digest: "SHA-1" });
    expect(await statesOf(file)).toEqual(["cannot-verify"]);
  });

  it("is a signature that contains its own content", async () => {
    const attached = Buffer.from("the content that was really signed");
    const file = await signPdf({ ...byRegistry(), attached, instead: attached });
    expect(await statesOf(file)).toEqual(["cannot-verify"]);
  });

  it.each([
    ["garbage", "00".repeat(50)],
    ["a sequence without end", "3080".repeat(60)],
    ["lengths that lie", "30847fffffff"],
    ["an odd number of digits", "308"],
    ["nothing", ""],
  ])("is invalid DER: %s", async (_, hex) => {
    const file = await withContents(
      (length) => `<${hex.padEnd(length - 2, "0").slice(0, length - 2)}>`,
    );
    expect(await statesOf(file)).toEqual(["cannot-verify"]);
  });

  it("is a signature followed by other bytes in its string", async () => {
    const file = await signPdf(byRegistry());
    file.write("41", file.lastIndexOf("> >>") - 2, "latin1");
    expect(await statesOf(file)).toEqual(["cannot-verify"]);
  });

  it("is a signature that is not written in hexadecimal digits", async () => {
    const file = await withContents((length) => `(${"x".repeat(length - 2)})`);
    expect(await statesOf(file)).toEqual(["cannot-verify"]);
  });
});

describe("tricks with the part that is not signed", () => {
  it("do not hide bytes beside the signature", async () => {
    const file = (await signPdf(byRegistry())).toString("latin1");
    const [, , second = ""] = /ByteRange \[0 (\d+) (\d+)/.exec(file) ?? [];
    // Signature wrapping: the second signed part moves away from the first.
    const evil = "/Evil true ".padEnd(100);
    const moved = String(Number(second) + evil.length).padEnd(second.length);
    const wrapped = file
      .replace(` ${second} `, ` ${moved} `)
      .replace("> >>\nendobj", `>${evil} >>\nendobj`);
    expect(await statesOf(Buffer.from(wrapped, "latin1"))).toEqual(["altered"]);
  });

  it("do not let a second dictionary reuse the first one's signature", async () => {
    const file = await signPdf(byRegistry());
    const [range] = /\[0 [\d ]+\]/.exec(file.toString("latin1")) ?? [];
    const borrowed = `10 0 obj\n<< /Type /Sig /SubFilter /ETSI.CAdES.detached /ByteRange ${range} /Contents <3000> >>\nendobj\n`;
    expect(await statesOf(Buffer.concat([file, Buffer.from(borrowed)]))).toEqual([
      "changed-after",
      "altered",
    ]);
  });

  it.each([
    ["twice", "[0 10 20 30] /ByteRange [0 11 20 30]"],
    ["with three numbers", "[0 10 20]"],
    ["with six numbers", "[0 10 20 30 40 50]"],
    ["with a negative one", "[0 -10 20 30]"],
    ["by reference", "12 0 R"],
    ["not from the start", "[5 10 20 30]"],
    ["overlapping itself", "[0 100 20 30]"],
  ])("fail with the range given %s", async (_, range) => {
    const file = `%PDF-1.7\n9 0 obj\n<< /SubFilter /ETSI.CAdES.detached /ByteRange ${range} /Contents <3000> >>\nendobj\n%%EOF`;
    expect(new Set(await statesOf(Buffer.from(file)))).toEqual(new Set(["cannot-verify"]));
  });

  it(
    "leave no byte of the file that can change unnoticed",
    { timeout: patience(180, 30) },
    async () => {
      const file = await signPdf(byRegistry());
      const hex = file.lastIndexOf(`<${"30"}`);
      const outside = fc
        .integer({ min: 0, max: file.length - 1 })
        .filter((at) => at < hex || at > hex + 32_001);
      for (const [at, bit] of seeded(3)(
        fc.tuple(outside, fc.integer({ min: 0, max: 7 })),
        scaled(4_000, 300),
      )) {
        const changed = Buffer.from(file);
        changed.writeUInt8(changed.readUInt8(at) ^ (1 << bit), at);
        expect(await statesOf(changed), `byte ${at}, bit ${bit}`).not.toContain("valid");
      }
    },
  );

  it("do not stall the check with certificates that all have the same name", async () => {
    const namesakes = await Promise.all(
      Array.from({ length: 30 }, () => issue({ name: "Racine", by: root, isAuthority: true })),
    );
    const by = await issue({ name: "Greffe", by: { ...root, key: namesakes[0]?.key ?? root.key } });
    const file = await signPdf({ by, with: namesakes.map(({ certificate }) => certificate) });
    expect(await statesOf(file, [pem(office)])).toEqual(["unknown-chain"]);
  });

  it("do not pass with two signatures in one dictionary", async () => {
    const entries = "/SubFilter /ETSI.CAdES.detached /Contents <3000>";
    expect(await statesOf(await signPdf({ ...byRegistry(), entries }))).toEqual(["cannot-verify"]);
  });

  it("with more than sixteen signatures stop the check, which reports this", async () => {
    const one = "9 0 obj\n<< /SubFilter /X /ByteRange [0 1 2 3] /Contents <3000> >>\nendobj\n";
    const states = await statesOf(Buffer.from(`%PDF-1.7\n${one.repeat(40)}%%EOF`));
    expect(states).toHaveLength(17);
    expect(states.at(-1)).toBe("cannot-verify");
  });

  it("never take long, whatever the file contains", async () => {
    const builds = [
      "9 0 obj\n" + "<<".repeat(400_000) + "/ByteRange [",
      "/ByteRange [".repeat(400_000),
      "9 0 obj\n<< /X (" + "(".repeat(3_000_000) + "/ByteRange [",
      ("9 0 obj << /Contents <" + "0".repeat(50_000) + "/ByteRange [").repeat(60),
      "1 0 obj ".repeat(400_000) + "/ByteRange [0 1 2 3]",
    ];
    const took = await processorMs(async () => {
      for (const build of builds) await statesOf(Buffer.from(`%PDF-1.7\n${build}`, "latin1"));
    });
    expect(took).toBeLessThan(5_000);
  });
});

async function withContents(contents: (length: number) => string) {
  const file = (await signPdf(byRegistry())).toString("latin1");
  const [old = ""] = /<[0-9a-f]{100,}>/.exec(file) ?? [];
  return Buffer.from(
    file.replace(old, () => contents(old.length)),
    "latin1",
  );
}

it("a signature over other bytes is no signature of this file", async () => {
  const der = (await sign(Buffer.from("other bytes"), byRegistry())).toString("hex");
  const file = await withContents((length) => `<${der.padEnd(length - 2, "0")}>`);
  expect(await statesOf(file)).toEqual(["altered"]);
});
