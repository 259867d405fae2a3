/** The registers of companies, the associations' journal (JOAFE), the commercial gazette (BODACC). */
export const registrySources = ["companies", "journal", "gazette"] as const;
export type RegistrySource = (typeof registrySources)[number];
