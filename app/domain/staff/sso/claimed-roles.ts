import { type RoleName, staffRoles } from "#app/domain/access/roles.ts";

/** Words that name no role of ours are passed over. In the order of our own list, each once. */
export function claimedRoles(words: readonly string[]): RoleName[] {
  const given = words.map((word) => word.trim().toLowerCase());
  return staffRoles.filter((role) => given.includes(role));
}

export function areSameRoles(one: readonly RoleName[], other: readonly RoleName[]) {
  return [...one].sort().join() === [...other].sort().join();
}
