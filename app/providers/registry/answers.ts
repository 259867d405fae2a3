import { z } from "zod";
import type {
  PublishedNotices,
  RegisteredCompany,
  RegisteredManager,
  RegistryReply,
} from "./registry.ts";

/** Fields that we do not know are dropped. What we need is checked strictly. */
type Parsed = Pick<RegistryReply, "state" | "found">;

const malformed: Parsed = { state: "malformed", found: null };
const none: Parsed = { state: "none", found: null };
const several: Parsed = { state: "several", found: null };

/** Of names and lists: a registry that sends more is not the one that we know. */
const text = z.string().max(1_000);
const optionalText = text.nullish();
const day = z.iso.date();

const manager = z.object({
  type_dirigeant: text,
  nom: optionalText,
  prenoms: optionalText,
  denomination: optionalText,
  siren: optionalText,
  qualite: optionalText,
});

/** https://recherche-entreprises.api.gouv.fr/docs */
const companies = z.object({
  total_results: z.number().int().nonnegative(),
  results: z
    .array(
      z.object({
        siren: z.string().regex(/^\d{9}$/),
        nom_complet: text.min(1),
        nom_raison_sociale: optionalText,
        nature_juridique: z
          .string()
          .regex(/^\d{4}$/)
          .nullish(),
        etat_administratif: z.enum(["A", "C"]),
        date_fermeture: day.nullish(),
        statut_diffusion: z.enum(["O", "P", "N"]).nullish(),
        siege: z.object({ adresse: optionalText }).nullish(),
        dirigeants: z.array(manager).max(500).nullish(),
        complements: z.object({ identifiant_association: optionalText }).nullish(),
      }),
    )
    .max(25),
});
type Company = z.infer<typeof companies>["results"][number];

/** The search is a search: an answer counts when it is the only one, and has the number asked for. */
export function readCompany(json: unknown, number: string): Parsed {
  const parsed = companies.safeParse(json);
  if (!parsed.success) return malformed;
  const { results, total_results: total } = parsed.data;
  const byRna = number.startsWith("W");
  const candidates = byRna ? results.filter((one) => rnaOf(one) === number) : results;
  const [company, another] = candidates;
  if (another || (!byRna && total > 1)) return several;
  if (!company) return total > results.length ? several : none;
  if (!byRna && company.siren !== number) return malformed;
  return { state: "found", found: companyOf(company) };
}

const rnaOf = ({ complements }: Company) => complements?.identifiant_association ?? null;

/** Stands where the registry hides a name. */
const hiddenName = /\[ND\]|NON[- ]DIFFUSIBLE/i;

function companyOf(company: Company): RegisteredCompany {
  const listed = company.dirigeants ?? [];
  const managers = listed.map(managerOf).filter((one) => one !== null);
  const status = company.statut_diffusion ?? "O";
  return {
    kind: "company",
    siren: company.siren,
    rna: rnaOf(company),
    name: company.nom_raison_sociale ?? company.nom_complet,
    legalForm: company.nature_juridique ?? null,
    isActive: company.etat_administratif === "A",
    ceasedOn: company.date_fermeture ?? null,
    seat: company.siege?.adresse ?? null,
    isHidden: status !== "O" || managers.length < listed.length,
    managers,
  };
}

/** Null for somebody whose name is not shown, and for a kind of manager that we do not know. */
function managerOf(listed: z.infer<typeof manager>): RegisteredManager | null {
  const office = listed.qualite ?? "";
  if (listed.type_dirigeant === "personne morale") {
    const { denomination: name, siren } = listed;
    return name ? { name, office, siren: siren ?? null, isFirm: true } : null;
  }
  const { nom: family, prenoms: given, type_dirigeant: type } = listed;
  if (type !== "personne physique" || !family || !given) return null;
  if (hiddenName.test(`${family} ${given}`)) return null;
  return { name: personName(given, family), office, siren: null, isFirm: false };
}

/** So that the family name can be told from the given ones, whatever the registry's capitals. */
function personName(given: string, family: string) {
  const small = given.toLowerCase().replace(/(^|[\s-])\p{L}/gu, (start) => start.toUpperCase());
  return `${small} ${family.toUpperCase()}`.replace(/\s+/g, " ").trim();
}

const records = <Row extends z.ZodType>(row: Row) =>
  z.object({ total_count: z.number().int().nonnegative(), results: z.array(row).max(100) });

/** https://journal-officiel-datadila.opendatasoft.com/explore/dataset/jo_associations */
const journal = records(
  z.object({
    dateparution: day,
    numero_rna: z.string().regex(/^W\d{9}$/i),
    typeavis: optionalText,
    annonce_type_facette: optionalText,
  }),
);

export function readJournal(json: unknown, rna: string): Parsed {
  const parsed = journal.safeParse(json);
  if (!parsed.success) return malformed;
  const { results, total_count: total } = parsed.data;
  const notices = results.map((row) => ({
    number: null,
    publishedOn: row.dateparution,
    about: row.typeavis ?? row.annonce_type_facette ?? "",
    parties: [row.numero_rna.toUpperCase()],
  }));
  if (notices.some(({ parties }) => !parties.includes(rna))) return malformed;
  return published({ kind: "notices", total, notices });
}

/** JSON in a text. */
const parties = z.string().max(200_000).nullish();

/** https://bodacc-datadila.opendatasoft.com/explore/dataset/annonces-commerciales */
const gazette = records(
  z.object({
    dateparution: day,
    numeroannonce: z.number().int(),
    familleavis_lib: optionalText,
    /** SIRENs with and without spaces; a list, or one text with commas. */
    registre: z.union([text, z.array(text).max(100)]).nullish(),
    listepersonnes: parties,
    listeprecedentproprietaire: parties,
    listeprecedentexploitant: parties,
  }),
);
type GazetteRow = z.infer<typeof gazette>["results"][number];

export function readGazette(json: unknown, asked: string): Parsed {
  const parsed = gazette.safeParse(json);
  if (!parsed.success) return malformed;
  const { results, total_count: total } = parsed.data;
  const notices = results.map((row) => ({
    number: row.numeroannonce,
    publishedOn: row.dateparution,
    about: row.familleavis_lib ?? "",
    parties: partiesOf(row),
  }));
  const isAsked = ({ number, publishedOn, parties }: (typeof notices)[number]) =>
    asked === `${publishedOn}/${String(number)}` || parties.includes(asked);
  return notices.every(isAsked) ? published({ kind: "notices", total, notices }) : malformed;
}

/** A sale names the buyer in `registre`, and the seller among the owners before. */
function partiesOf({ registre, ...row }: GazetteRow) {
  const said = [
    ...[registre ?? []].flat(),
    row.listepersonnes ?? "",
    row.listeprecedentproprietaire ?? "",
    row.listeprecedentexploitant ?? "",
  ];
  const numbers = said.flatMap((one) => one.match(/(?<!\d)\d{3} ?\d{3} ?\d{3}(?!\d)/g) ?? []);
  return [...new Set(numbers.map((number) => number.replace(/ /g, "")))];
}

function published(found: PublishedNotices): Parsed {
  return found.notices.length > 0 ? { state: "found", found } : none;
}
