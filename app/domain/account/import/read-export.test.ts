import { describe, expect, it } from "vitest";
import { type Export, readExport } from "./read-export.ts";

const lines = [
  "Identifiant;Type;Raison sociale / Nom;SIREN;RNA;Contact;E-mail;Langue;Portable;Mobile vérifié le;Téléphone;Chargé de compte;Adresses IP",
  'BL-0001;Société;"Boulangerie ; Léger";732 829 320;;Zoé Léger;Zoe@Leger.example;Français;06 12 34 56 78;31/01/2026;04 88 66 22 23;;192.0.2.1, 2001:db8::/32',
  "asso 7;Association;Les Amis du Château;;w751234567;;contact@chateau.example;anglais;;;;;",
];

const [first = "", ...others] = lines;

function read(bytes: Uint8Array): Export {
  const result = readExport(bytes);
  return result.ok ? result.value : expect.fail(result.refusal);
}

function latin1(text: string) {
  return Uint8Array.from(Buffer.from(text, "latin1"));
}

describe("an export of accounts", () => {
  it.each([
    ["UTF-8", Buffer.from(lines.join("\n")), "utf-8"],
    ["UTF-8 with a mark", Buffer.from(`\ufeff${lines.join("\r\n")}`), "utf-8"],
    ["Windows-1252", latin1(lines.join("\r\n")), "windows-1252"],
    ["UTF-16", Buffer.from(`\ufeff${lines.join("\r\n")}`, "utf16le"), "utf-16le"],
  ])("is read in %s", (_, bytes, encoding) => {
    const { rows, columns, ...file } = read(bytes);
    expect(file).toEqual({ encoding, separator: ";" });
    expect(columns).toMatchObject({ unknown: [], missing: [] });
    expect(rows.map(({ problems }) => problems)).toEqual([[], []]);
    expect(rows[0]?.account).toEqual({
      login: "BL-0001",
      loginKey: "bl-0001",
      entity: "company",
      name: "Boulangerie ; Léger",
      siren: "732829320",
      rna: null,
      contactName: "Zoé Léger",
      contactEmail: "zoe@leger.example",
      locale: "fr",
      mobile: "+33612345678",
      mobileVerifiedAt: new Date("2026-01-31T00:00:00Z"),
      knownPhone: "+33488662223",
      manager: null,
      authorisedAddresses: ["192.0.2.1", "2001:db8::/32"],
    });
    expect(rows[1]?.account).toMatchObject({
      loginKey: "asso7",
      entity: "association",
      rna: "W751234567",
      contactName: "Les Amis du Château",
      locale: "en",
      mobile: null,
    });
  });

  it.each([
    [",", '"a,b",particulier,Nom,a@b.example'],
    ["\t", "ab\tparticulier\tNom\ta@b.example"],
  ])("is read with %j between its cells", (separator, line) => {
    const heads = ["login", "entité", "nom", "courriel"].join(separator);
    const { rows, ...file } = read(Buffer.from(`${heads}\n\n${line}\n`));
    expect(file.separator).toBe(separator);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ line: 3, account: { entity: "individual" } });
  });

  it("names the columns that it ignores and those that are missing", () => {
    const { columns } = read(Buffer.from("Identifiant;Couleur;Nom\nx;bleu;X"));
    expect(columns).toMatchObject({ unknown: ["Couleur"], missing: ["entity", "contactEmail"] });
  });

  it("reports every problem of a row, not only the first", () => {
    const bad = ";Planète;;123456789;X1;;pas une adresse;klingon;0488662223;;12;;999.1.1.1";
    expect(read(Buffer.from([first, bad].join("\n"))).rows[0]?.problems).toEqual([
      "name-missing",
      "login-missing",
      "entity-unknown",
      "email-invalid",
      "siren-invalid",
      "rna-invalid",
      "locale-unknown",
      "mobile-not-mobile",
      "phone-invalid",
      "address-invalid",
    ]);
  });

  it("requires a number and its verification date together", () => {
    const row = (mobile: string, date: string) =>
      `x;société;X;;;;a@b.example;;${mobile};${date};;;`;
    const problemsOf = (line: string) =>
      read(Buffer.from([first, line].join("\n"))).rows[0]?.problems;
    expect(problemsOf(row("0612345678", ""))).toEqual(["mobile-date-missing"]);
    expect(problemsOf(row("0612345678", "31/02/2026"))).toEqual(["mobile-date-invalid"]);
    expect(problemsOf(row("", "31/01/2026"))).toEqual(["mobile-date-alone"]);
  });

  it("refuses a name with hidden characters, and cleans what pasting brought along", () => {
    const row = (name: string, contact: string) =>
      read(Buffer.from([first, `x;société;${name};;;${contact};a@b.example;;;;;;`].join("\n")))
        .rows[0];
    expect(row("Duj\u202eardin", "")?.problems).toEqual(["name-hidden"]);
    expect(row("Dujardin", "Zo\u200eé")?.problems).toEqual(["name-hidden"]);
    expect(row("Du\u00adjardin\u200b", "Zoé\u00a0Léger")?.account).toMatchObject({
      name: "Dujardin",
      contactName: "Zoé Léger",
    });
  });

  it("refuses a second row of the same login, however it is written", () => {
    const again = others[0]?.replace("BL-0001", "bl - 0001") ?? "";
    const { rows } = read(Buffer.from([...lines, again].join("\n")));
    expect(rows.map(({ problems }) => problems)).toEqual([[], [], ["duplicate"]]);
  });

  it("refuses an empty file and a file that is not CSV", () => {
    expect(readExport(Buffer.from("PK\x03\x04"))).toEqual({ ok: false, refusal: "not-csv" });
    expect(readExport(Buffer.from(""))).toEqual({ ok: false, refusal: "empty" });
  });
});
