export type LabelId =
  | "name"
  | "siren"
  | "legal-form"
  | "capital"
  | "seat"
  | "person"
  | "role"
  | "family"
  | "given"
  | "announcement"
  | "administration"
  | "code"
  | "usage"
  | "representative"
  | "other";

const labels: Record<LabelId, readonly string[]> = {
  name: [
    "denomination ou raison sociale",
    "denomination sociale",
    "denomination",
    "raison sociale",
    "titre",
    "nom de l'entreprise",
    "nom de la societe",
    "precedent proprietaire - denomination",
  ],
  siren: [
    "immatriculation au rcs, numero",
    "immatriculation au rcs numero",
    "numero d'identification",
    "numero siren",
    "n° siren",
    "siren (siege)",
    "siren",
    "n° rcs",
    "numero rcs",
    "siret",
    "precedent proprietaire - n° rcs",
  ],
  "legal-form": ["forme juridique", "forme"],
  capital: ["capital social", "capital"],
  seat: ["adresse du siege social", "adresse du siege", "siege social", "siege"],
  person: [
    "nom, prenoms",
    "nom, prenom(s)",
    "nom, prenom",
    "nom et prenoms",
    "nom et prenom",
    "nom, prenom usuel",
  ],
  role: ["qualite", "fonction", "role"],
  family: ["nom de naissance", "nom patronymique"],
  given: ["prenoms", "prenom(s)", "prenom"],
  announcement: ["annonce n°", "annonce no", "annonce numero", "n° d'annonce"],
  administration: ["administration"],
  code: ["code de verification", "code de controle", "verifiez cet extrait avec le code"],
  usage: ["nom d'usage", "nom usuel"],
  representative: [
    "representant permanent",
    "representante permanente",
    "represente par",
    "representee par",
  ],
  other: [
    "date d'immatriculation au rne",
    "date d'immatriculation",
    "sigle",
    "activites principales",
    "duree de la personne morale",
    "date de cloture de l'exercice social",
    "date et lieu de naissance",
    "date de naissance (mm/aaaa)",
    "date de naissance",
    "nationalite",
    "domicile personnel",
    "commune de residence",
    "adresse de l'etablissement",
    "adresse",
    "date de commencement d'activite",
    "nom commercial",
    "enseigne",
    "n° de gestion",
    "objet",
    "modification survenue",
    "date de la declaration",
    "numero rna",
    "departement",
    "nature de l'entreprise",
    "montant du capital",
    "mode d'exploitation",
    "activite(s) exercee(s)",
    "origine du fonds ou de l'activite",
    "pseudonyme",
  ],
};

interface Known {
  readonly id: LabelId;
  readonly words: number;
  readonly squashed: string;
}

export const squash = (text: string) => text.replace(/[^a-z0-9]/g, "");
export const known: readonly Known[] = Object.entries(labels)
  .flatMap(([id, texts]) =>
    texts.map((text) => ({
      id: id as LabelId,
      words: text.split(" ").length,
      squashed: squash(text),
    })),
  )
  .sort((a, b) => b.squashed.length - a.squashed.length);
