/** Names shared by addresses, forms, the database and the API. */
export const situationIds = [
  "individual.add",
  "individual.change",
  "individual.no-mailbox",
  "individual.no-mobile",
  "organisation.standard",
  "organisation.acquired",
  "organisation.retired",
  "organisation.deceased",
] as const;
export type SituationId = (typeof situationIds)[number];

export const stepIds = [
  "situation",
  "mobile",
  "addresses",
  "contact",
  "documents",
  "verification",
] as const;
export type StepId = (typeof stepIds)[number];

export const documentKindIds = [
  "kbis",
  "deed-of-sale",
  "journal-publication",
  "registry-receipt",
  "rne-extract",
  "minutes",
  "letter",
] as const;
export type DocumentKind = (typeof documentKindIds)[number];
