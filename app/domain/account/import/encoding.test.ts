import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { decodeSample } from "./encoding.ts";
import { isGarbled } from "./plausible-french.ts";

const names = [
  "Société Générale d’Études",
  "Boulangerie Léger",
  "Ève Martin",
  "École de Noël",
  "amis de l’école",
  "CAFÉ DE LA GARE",
  "RENÉE ÉLOÏSE",
  "Château Œuvres & Fils – 50 €",
  "Zoé Dupont",
  "Noël",
  "NOËL",
  "François Lemaître",
  "Ça va",
  "À la bonne heure",
  "Rue à Pain",
  "Hôtel du Lac",
  "Où manger",
  "Citroën",
  "Bœuf & Cie",
  "ŒUVRES SOCIALES",
  "Jürgen Müller",
  "José García",
  "Ângela",
  "Île-de-France",
  "Ô délices",
  "Ünal Özgür",
  "n° 12",
  "l’eau vive",
  "« Les Amis »",
  "Dupont – Durand",
  "50 €",
  "SAINT-ÉTIENNE",
  "Crème brûlée",
  "Garçon",
  "GARÇON",
  "Fête",
  "Là-bas",
  "LÀ-BAS",
  "Âge d’or",
  "L’Haÿ-les-Roses",
  "Škoda",
  "Žižka",
  "été",
  "Ariège",
  "août",
  "naïf",
  "Müller & Söhne",
  "Æquo",
  "São Paulo",
  "Åse",
] as const;

const encodings = ["windows-1252", "macintosh", "cp850", "cp437", "iso-8859-15"] as const;

/** Null when the encoding lacks a letter. */
function written(text: string, encoding: string): Buffer | null {
  const bytes = iconv.encode(text, encoding);
  return iconv.decode(bytes, encoding) === text ? bytes : null;
}

const heads = "Identifiant;Type;Raison sociale;E-mail;Mobile vérifié le;Téléphone\n";
const row = (name: string) => `a-1;Société;${name};zoe@a.example;;\n`;

describe.each(encodings)("an export in %s", (encoding) => {
  it("with French heads is read, whatever the name", () => {
    const read = names.flatMap((name) => {
      const bytes = written(heads + row(name), encoding);
      const text = bytes && decodeSample(bytes)?.text;
      return bytes && text !== heads + row(name) ? [`${name}: ${text ?? "not told"}`] : [];
    });
    expect(read).toEqual([]);
  });

  it("of which one name is all the evidence is read rightly, or not at all", () => {
    const wrong = names.flatMap((name) => {
      const bytes = written(`login;name\na;${name}\n`, encoding);
      const text = bytes && decodeSample(bytes)?.text;
      return text && text !== `login;name\na;${name}\n` ? [`${name}: ${text}`] : [];
    });
    expect(wrong).toEqual([]);
  });
});

describe("an export in Unicode", () => {
  const text = heads + row("Zoé");
  it.each([
    ["utf-8", Buffer.from(text), "utf-8"],
    ["utf-8 with a mark", Buffer.from(`\ufeff${text}`), "utf-8"],
    ["utf-16le", Buffer.from(`\ufeff${text}`, "utf16le"), "utf-16le"],
    ["utf-16le without a mark", Buffer.from(text, "utf16le"), "utf-16le"],
    ["utf-16be", Buffer.from(`\ufeff${text}`, "utf16le").swap16(), "utf-16be"],
    ["utf-16be without a mark", Buffer.from(text, "utf16le").swap16(), "utf-16be"],
  ])("in %s is read", (_, bytes, encoding) => {
    expect(decodeSample(bytes)).toEqual({ text, encoding });
  });
});

describe("a name garbled before", () => {
  it.each([
    "SociÃ©tÃ©",
    "LÃ©ger & Fils",
    "Zo\ufffd",
    "SociŽtŽ",
    "Soci‚t‚",
    "SOCIÃ‰TÃ‰",
    "SociÈtÈ",
    "L\u0092Eau",
    "SociÇtÇ",
    "Caf├®",
  ])("is found: %s", (name) => {
    expect(isGarbled(name)).toBe(true);
  });

  it.each([
    ...names,
    "Łódź",
    "Αθήνα",
    "Directeur·trice",
    'Dupont "et" Fils',
    "O’Neill",
    "東京",
    "Dvořák",
    "İstanbul",
  ])("is not taken for one: %s", (name) => {
    expect(isGarbled(name)).toBe(false);
  });
});
