export const staffRoles = ["agent", "approver", "administrator", "auditor"] as const;
export type RoleName = (typeof staffRoles)[number];

export function parseRoles(words: readonly string[]): RoleName[] | null {
  const given = words.flatMap((word) => word.split(",")).map((word) => word.trim().toLowerCase());
  const isKnown = given.every((word) => staffRoles.some((role) => role === word));
  const roles = staffRoles.filter((role) => given.includes(role));
  return isKnown && roles.length > 0 ? roles : null;
}
