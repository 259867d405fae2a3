/** Strips NUL, which PostgreSQL refuses. */
export function loginKey(login: string) {
  return login
    .normalize("NFKC")
    .replace(/[\s\0]+/g, "")
    .toLowerCase();
}
