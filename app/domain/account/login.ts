/** A login as it is compared: case and spaces forgiven. */
export function loginKey(login: string) {
  return login.normalize("NFKC").replace(/\s+/g, "").toLowerCase();
}
