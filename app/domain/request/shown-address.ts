/** A single address is stored as a range of one; people write and read it without the prefix. */
export function shownAddress(range: string) {
  const [address = "", bits] = range.split("/");
  const isSingle = bits === (address.includes(":") ? "128" : "32");
  return isSingle ? address : range;
}
