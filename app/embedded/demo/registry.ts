import { freeAccounts, queueAccounts } from "./accounts.ts";

interface DemoManager {
  readonly family: string;
  readonly given: string;
  readonly office: string;
}

/** What the demonstration's registry knows beside the main contact, or instead. */
const special: Readonly<Record<string, Record<string, unknown>>> = {
  // The successor whom the demonstration's request names is registered already.
  "775670417": { dirigeants: [person({ family: "CASTEL", given: "JULIE", office: "Gérant" })] },
  // A firm is the president.
  "552100554": {
    dirigeants: [
      {
        type_dirigeant: "personne morale",
        siren: "732829320",
        denomination: "ATELIER LUMIERE",
        qualite: "Président de SAS",
      },
    ],
  },
  "542065479": { etat_administratif: "C", date_fermeture: "2026-03-31" },
  "418166096": { statut_diffusion: "P" },
};

/** INSEE's codes. */
const forms: readonly (readonly [RegExp, string])[] = [
  [/\bSARL\b/, "5499"],
  [/\bSAS\b/, "5710"],
  [/\bSA\b/, "5599"],
];

function person({ family, given, office }: DemoManager) {
  return {
    type_dirigeant: "personne physique",
    nom: family,
    prenoms: given,
    annee_de_naissance: "1970",
    qualite: office,
  };
}

/** Recherche d'entreprises' records of the demonstration's companies. */
export const demoCompanies = [...freeAccounts, ...queueAccounts].flatMap((account) => {
  const { siren } = account as { siren?: string };
  return siren ? [recordOf(siren, account)] : [];
});

function recordOf(siren: string, account: { name: string; contactName?: string | null }) {
  const [given = "", ...family] = (account.contactName ?? "").toUpperCase().split(" ");
  const code = forms.find(([form]) => form.test(account.name))?.[1] ?? "5499";
  const name = account.name.replace(/ (SARL|SAS|SA)$/, "").toUpperCase();
  const office = code === "5710" ? "Président de SAS" : "Gérant";
  return {
    siren,
    nom_complet: name,
    nom_raison_sociale: name,
    nature_juridique: code,
    etat_administratif: "A",
    date_creation: "2004-05-17",
    date_fermeture: null,
    statut_diffusion: "O",
    siege: { siret: `${siren}00014`, adresse: "1 RUE DE LA DEMONSTRATION 69001 LYON" },
    dirigeants: [person({ family: family.join(" "), given, office })],
    complements: { est_association: false, identifiant_association: null },
    ...special[siren],
  };
}

/** Publications of the demonstration's associations. */
export const demoPublications = [...freeAccounts, ...queueAccounts].flatMap((account) => {
  const { rna } = account as { rna?: string };
  return rna
    ? [{ numero_rna: rna, dateparution: "2019-03-02", typeavis: "Création", titre: account.name }]
    : [];
});
