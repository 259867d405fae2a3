import { loginKey } from "#app/domain/account/login.ts";
import { emailAddress } from "#app/domain/email.ts";
import { mobileNumber } from "#app/domain/mobile.ts";
import type { accounts } from "#db/schema/accounts.ts";

type DemoAccount = Omit<typeof accounts.$inferInsert, "loginKey" | "contactEmail"> & {
  readonly login: string;
  readonly contactEmail: string;
  readonly managed?: boolean;
};

/** Numbers from the range reserved for fiction. */
const verifiedAt = new Date("2024-05-14T09:30:00Z");
const known = (end: string) => `+3319900${end}`;
const mobile = (end: string) => ({
  mobile: mobileNumber.parse(`+33639980${end}`),
  mobileVerifiedAt: verifiedAt,
});

export const freeAccounts: readonly DemoAccount[] = [
  {
    login: "camille.durand",
    entity: "individual",
    name: "Camille Durand",
    contactName: "Camille Durand",
    contactEmail: "camille.durand@exemple.fr",
    knownPhone: known("1001"),
  },
  {
    login: "yanis.morel",
    entity: "individual",
    name: "Yanis Morel",
    contactName: "Yanis Morel",
    contactEmail: "yanis.morel@exemple.fr",
    knownPhone: known("1002"),
    ...mobile("102"),
  },
  {
    login: "louise.petit",
    entity: "individual",
    name: "Louise Petit",
    contactName: "Louise Petit",
    contactEmail: "louise.petit@exemple.fr",
    knownPhone: known("1003"),
  },
  {
    login: "jean.garnier",
    entity: "individual",
    name: "Jean Garnier",
    contactName: "Jean Garnier",
    contactEmail: "jean.garnier@exemple.fr",
    knownPhone: known("1004"),
  },
  {
    login: "emma.walker",
    entity: "individual",
    name: "Emma Walker",
    contactName: "Emma Walker",
    contactEmail: "emma.walker@example.com",
    knownPhone: known("1005"),
    locale: "en",
  },
  {
    login: "atelier-lumiere",
    entity: "company",
    name: "Atelier Lumière SARL",
    siren: "732829320",
    contactName: "Nadia Benali",
    contactEmail: "contact@atelier-lumiere.exemple.fr",
    knownPhone: known("1006"),
    managed: true,
    ...mobile("106"),
  },
  {
    login: "boulangerie-arnaud",
    entity: "company",
    name: "Boulangerie Arnaud SAS",
    siren: "552100554",
    contactName: "Paul Arnaud",
    contactEmail: "paul@boulangerie-arnaud.exemple.fr",
    knownPhone: known("1007"),
  },
  {
    login: "menuiserie-leroy",
    entity: "company",
    name: "Menuiserie Leroy & Fils",
    siren: "404833048",
    contactName: "Gérard Leroy",
    contactEmail: "gerard@menuiserie-leroy.exemple.fr",
    knownPhone: known("1008"),
    managed: true,
  },
  {
    login: "imprimerie-faure",
    entity: "company",
    name: "Imprimerie Faure SA",
    siren: "542065479",
    contactName: "Henri Faure",
    contactEmail: "henri@imprimerie-faure.exemple.fr",
    knownPhone: known("1009"),
  },
  {
    login: "jardins-partages",
    entity: "association",
    name: "Les Jardins partagés de la Croix-Rousse",
    rna: "W691012345",
    contactName: "Odile Marchand",
    contactEmail: "bureau@jardins-partages.exemple.fr",
    knownPhone: known("1010"),
  },
  {
    login: "northwind",
    entity: "company",
    name: "Northwind Consulting Ltd (succursale française)",
    siren: "443061841",
    contactName: "Alice Cooper",
    contactEmail: "alice@northwind.example.com",
    knownPhone: known("1011"),
    locale: "en",
  },
];

export const queueAccounts = [
  {
    login: "marc.lefevre",
    entity: "individual",
    name: "Marc Lefèvre",
    contactName: "Marc Lefèvre",
    contactEmail: "marc.lefevre@exemple.fr",
    knownPhone: known("2001"),
  },
  {
    login: "sofia.rossi",
    entity: "individual",
    name: "Sofia Rossi",
    contactName: "Sofia Rossi",
    contactEmail: "sofia.rossi@exemple.fr",
    knownPhone: known("2002"),
    ...mobile("202"),
  },
  {
    login: "cycles-du-pont",
    entity: "company",
    name: "Cycles du Pont SARL",
    siren: "380129866",
    contactName: "Thomas Girard",
    contactEmail: "thomas@cycles-du-pont.exemple.fr",
    knownPhone: known("2003"),
  },
  {
    login: "vignobles-castel",
    entity: "company",
    name: "Vignobles Castel et Compagnie",
    siren: "775670417",
    contactName: "Hélène Castel",
    contactEmail: "helene@vignobles-castel.exemple.fr",
    knownPhone: known("2004"),
    managed: true,
  },
  {
    login: "harmonie-municipale",
    entity: "association",
    name: "Harmonie municipale de Saint-Étienne",
    rna: "W423004567",
    contactName: "Bernard Colin",
    contactEmail: "bureau@harmonie.exemple.fr",
    knownPhone: known("2005"),
  },
  {
    login: "studio-karst",
    entity: "company",
    name: "Studio Karst",
    siren: "418166096",
    contactName: "Inès Roche",
    contactEmail: "ines@studio-karst.exemple.fr",
    knownPhone: known("2006"),
    ...mobile("206"),
  },
  {
    login: "pauline.noel",
    entity: "individual",
    name: "Pauline Noël",
    contactName: "Pauline Noël",
    contactEmail: "pauline.noel@exemple.fr",
    knownPhone: known("2007"),
  },
  {
    login: "transports-meunier",
    entity: "company",
    name: "Transports Meunier",
    siren: "775672272",
    contactName: "Luc Meunier",
    contactEmail: "luc@transports-meunier.exemple.fr",
    knownPhone: known("2008"),
  },
  {
    login: "david.cohen",
    entity: "individual",
    name: "David Cohen",
    contactName: "David Cohen",
    contactEmail: "david.cohen@exemple.fr",
    knownPhone: known("2009"),
    ...mobile("209"),
  },
  {
    login: "garage-bastide",
    entity: "company",
    name: "Garage Bastide",
    siren: "562082909",
    contactName: "Rémi Bastide",
    contactEmail: "remi@garage-bastide.exemple.fr",
    knownPhone: known("2010"),
  },
  {
    login: "nora.benhamou",
    entity: "individual",
    name: "Nora Benhamou",
    contactName: "Nora Benhamou",
    contactEmail: "nora.benhamou@exemple.fr",
    knownPhone: known("2011"),
  },
  {
    login: "librairie-des-quais",
    entity: "company",
    name: "Librairie des Quais",
    siren: "392174611",
    contactName: "Agnès Perrin",
    contactEmail: "agnes@librairie-des-quais.exemple.fr",
    knownPhone: known("2012"),
  },
  {
    login: "victor.lemoine",
    entity: "individual",
    name: "Victor Lemoine",
    contactName: "Victor Lemoine",
    contactEmail: "victor.lemoine@exemple.fr",
    knownPhone: known("2013"),
  },
  {
    login: "atelier-brume",
    entity: "company",
    name: "Atelier Brume SARL",
    siren: "808217301",
    contactName: "Ariane Leduc",
    contactEmail: "ariane@atelier-brume.exemple.fr",
  },
  {
    login: "pepinieres-aubert",
    entity: "company",
    name: "Pépinières Aubert SARL",
    siren: "517204830",
    contactName: "Michel Aubert",
    contactEmail: "michel@pepinieres-aubert.exemple.fr",
  },
] as const satisfies readonly DemoAccount[];
export type QueueLogin = (typeof queueAccounts)[number]["login"];

export function demoRow(account: DemoAccount) {
  const contactEmail = emailAddress.parse(account.contactEmail);
  return { ...account, loginKey: loginKey(account.login), contactEmail };
}
