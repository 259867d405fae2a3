import { describe, expect, it } from "vitest";
import { readWhole } from "#tests/support/accounts/read-whole.ts";
import { withLimit } from "#tests/support/limits.ts";

const lines = [
  "Identifiant;Type;Raison sociale / Nom;SIREN;RNA;Contact;E-mail;Langue;Portable;Mobile vérifié le;Téléphone;Chargé de compte;Adresses IP",
  'BL-0001;Société;"Boulangerie ; Léger";732 829 320;;Zoé Léger;Zoe@Leger.example;Français;06 12 34 56 78;31/01/2026;04 88 66 22 23;;192.0.2.1, 2001:db8::/32',
  "asso 7;Association;Les Amis du Château;;w751234567;;contact@chateau.example;anglais;;;;;",
];

const [first = "", ...others] = lines;

async function read(bytes: Uint8Array) {
  const { encoding, separator, columns, rows } = await readWhole(bytes);
  return { encoding, separator, columns, rows };
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
  ])("is read in %s", async (_, bytes, encoding) => {
    const { rows, columns, ...file } = await read(bytes);
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
  ])("is read with %j between its cells", async (separator, line) => {
    const heads = ["login", "entité", "nom", "courriel"].join(separator);
    const { rows, ...file } = await read(Buffer.from(`${heads}\n\n${line}\n`));
    expect(file.separator).toBe(separator);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ line: 3, account: { entity: "individual" } });
  });

  it("names the columns that it ignores and those that are missing", async () => {
    const { columns } = await read(Buffer.from("Identifiant;Couleur;Nom\nx;bleu;X"));
    expect(columns).toMatchObject({ unknown: ["Couleur"], missing: ["entity", "contactEmail"] });
  });

  it("reports every problem of a row, not only the first", async () => {
    const bad = ";Planète;;123456789;X1;;pas une adresse;klingon;0488662223;;12;;999.1.1.1";
    expect((await read(Buffer.from([first, bad].join("\n")))).rows[0]?.problems).toEqual([
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

  it("requires a number and its verification date together", async () => {
    const row = (mobile: string, date: string) =>
      `x;société;X;;;;a@b.example;;${mobile};${date};;;`;
    const problemsOf = async (line: string) =>
      (await read(Buffer.from([first, line].join("\n")))).rows[0]?.problems;
    expect(await problemsOf(row("0612345678", ""))).toEqual(["mobile-date-missing"]);
    expect(await problemsOf(row("0612345678", "31/02/2026"))).toEqual(["mobile-date-invalid"]);
    expect(await problemsOf(row("", "31/01/2026"))).toEqual(["mobile-date-alone"]);
  });

  it("refuses a name with hidden characters, and cleans what pasting brought along", async () => {
    const row = async (name: string, contact: string) => {
      const line = `x;société;${name};;;${contact};a@b.example;;;;;;`;
      return (await read(Buffer.from([first, line].join("\n")))).rows[0];
    };
    expect((await row("Duj\u202eardin", ""))?.problems).toEqual(["name-hidden"]);
    expect((await row("Dujardin", "Zo\u200eé"))?.problems).toEqual(["name-hidden"]);
    expect((await row("Du\u00adjardin\u200b", "Zoé\u00a0Léger"))?.account).toMatchObject({
      name: "Dujardin",
      contactName: "Zoé Léger",
    });
  });

  it("refuses a second row of the same login, however it is written", async () => {
    const again = others[0]?.replace("BL-0001", "bl - 0001") ?? "";
    const { rows } = await read(Buffer.from([...lines, again].join("\n")));
    expect(rows.map(({ problems }) => problems)).toEqual([[], [], ["duplicate"]]);
  });

  it.each([
    ["a spreadsheet that was not saved as CSV", "PK\x03\x04", "not-csv"],
    ["a file with NUL", `${first}\n\0`, "not-csv"],
    ["a line longer than any row", `${first}\n${"x".repeat(70_000)}`, "not-csv"],
    ["nothing", "", "empty"],
    ["only empty lines", "\n;;\n\n", "empty"],
    ["a file without the columns that are needed", "identifiant;nom\na;b", "columns-missing"],
  ])("refuses %s", async (_, text, refusal) => {
    expect((await readWhole(Buffer.from(text))).refusal).toBe(refusal);
  });

  it("reads the same whatever the length of the pieces in which the file comes", async () => {
    const bytes = Buffer.from(`\ufeffsep=;\r\n${[...lines, ...lines].join("\r\n")}`);
    const whole = await readWhole(bytes);
    expect(whole.rows.map(({ line, problems }) => [line, problems.length])).toEqual([
      [3, 0],
      [4, 0],
      [5, 8],
      [6, 1],
      [7, 1],
    ]);
    for (const length of [1, 3, 17]) expect(await readWhole(bytes, length)).toEqual(whole);
  });

  it("stops reading at the largest number of rows", async () => {
    const rows = Array.from({ length: 4 }, (_, at) => `l-${String(at)};société;X;;;;a@b.example`);
    const file = Buffer.from([first, ...rows].join("\n"));
    expect((await readWhole(file)).refusal).toBeNull();
    await withLimit("importRows", 3, async () => {
      expect((await readWhole(file)).refusal).toBe("too-many-rows");
    });
  });

  it("refuses the row of a cell that is too long for an account, but not a long list of addresses", async () => {
    const problemsOf = async (name: string, addresses = "") =>
      (await read(Buffer.from(`${first}\nx;société;${name};;;;a@b.example;;;;;;${addresses}`)))
        .rows[0]?.problems;
    expect(await problemsOf("n".repeat(500), "192.0.2.1 ".repeat(60))).toEqual([]);
    expect(await problemsOf("n".repeat(501))).toEqual(["cell-too-long"]);
    await withLimit("importCellLength", 501, async () => {
      expect(await problemsOf("n".repeat(501))).toEqual([]);
    });
  });
});
