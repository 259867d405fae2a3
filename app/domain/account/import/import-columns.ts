import { withoutAccents } from "#app/reader/fold.ts";

const importFields = [
  "login",
  "entity",
  "name",
  "siren",
  "rna",
  "contactName",
  "contactEmail",
  "locale",
  "mobile",
  "mobileVerifiedAt",
  "knownPhone",
  "manager",
  "addresses",
] as const;
export type ImportField = (typeof importFields)[number];

const requiredFields = ["login", "entity", "name", "contactEmail"] as const;

const heads: Record<ImportField, readonly string[]> = {
  login: ["identifiant", "login", "compte", "identifiantclient", "loginclient"],
  entity: [
    "type",
    "entite",
    "typedecompte",
    "typeentite",
    "typeclient",
    "entity",
    "formejuridique",
  ],
  name: [
    "nom",
    "raisonsociale",
    "raisonsocialenom",
    "nomraisonsociale",
    "denomination",
    "name",
    "client",
    "titulaire",
  ],
  siren: ["siren", "siret", "sirensiret", "numerosiren", "nsiren"],
  rna: ["rna", "numerorna", "nrna"],
  contactName: ["contact", "nomducontact", "contactprincipal", "nomcontact", "contactname"],
  contactEmail: [
    "email",
    "courriel",
    "mail",
    "emailcontact",
    "emailducontact",
    "courrielducontact",
    "adresseemail",
    "adressemail",
    "contactemail",
  ],
  locale: ["langue", "language", "locale", "lang"],
  mobile: [
    "mobile",
    "portable",
    "telephonemobile",
    "telephoneportable",
    "telmobile",
    "numerodemobile",
    "gsm",
  ],
  mobileVerifiedAt: [
    "mobileverifiele",
    "mobileverifie",
    "dateverificationmobile",
    "datedeverification",
    "portableverifiele",
    "mobileverifiedat",
    "verifiele",
  ],
  knownPhone: ["telephone", "tel", "telephonefixe", "fixe", "phone", "telephoneconnu", "standard"],
  manager: [
    "chargedecompte",
    "chargeedecompte",
    "gestionnaire",
    "accountmanager",
    "commercial",
    "emailduchargedecompte",
  ],
  addresses: [
    "adressesip",
    "adresseip",
    "ip",
    "ips",
    "ipautorisees",
    "adressesipautorisees",
    "iprange",
    "authorisedaddresses",
  ],
};

export interface Columns {
  readonly fields: readonly (ImportField | null)[];
  readonly unknown: readonly string[];
  readonly missing: readonly ImportField[];
}

export function readHeads(row: readonly string[]): Columns {
  const fields = row.map((head) => fieldOf(head));
  return {
    fields,
    unknown: row.filter((head, index) => fields[index] === null && head.trim() !== ""),
    missing: requiredFields.filter((field) => !fields.includes(field)),
  };
}

function fieldOf(head: string): ImportField | null {
  const folded = foldWord(head);
  return importFields.find((field) => heads[field].includes(folded)) ?? null;
}

export function foldWord(text: string) {
  return withoutAccents(text).replace(/[^a-z0-9]/g, "");
}
