/** A login as it is compared: case and spaces forgiven. PostgreSQL takes no NUL, so none is left. */
export function loginKey(login: string) {
  return login
    .normalize("NFKC")
    .replace(/[\s\0]+/g, "")
    .toLowerCase();
}
