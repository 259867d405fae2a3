/** Ways to write one address that a router, a proxy or a reader may take for the same. */
export function writingsOf(address: string): string[] {
  const [, first = "", rest = ""] = /^\/([^/]+)(.*)$/.exec(address) ?? [];
  const last = address.slice(0, -1) + escaped(address.slice(-1));
  return [
    address,
    `${address}?download`,
    `${address}/`,
    `${address}/?download=1`,
    `${address}//`,
    `/${address}`,
    address.replaceAll("/", "//"),
    address.toUpperCase(),
    `/${escaped(first)}${rest}`,
    `/${first.slice(0, -1)}${escaped(first.slice(-1))}${rest}`,
    last,
    `/elsewhere/..${address}`,
    `/elsewhere/%2e%2E${address}`,
    `/request\\..${address}`,
    `/.${address}`,
    `${address}/.`,
    `${address};version=1`,
    `${address}.data`,
    `${address}?_data=routes%2Fstaff%2Fdocument`,
    `${address}%2F`,
    `${address}%E0%A4`,
    `http://other.example${address}`,
    `HTTP://other.example/elsewhere/..${address}`,
  ];
}

function escaped(text: string) {
  return [...text].map((one) => `%${one.charCodeAt(0).toString(16)}`).join("");
}
