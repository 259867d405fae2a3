/** `number` is in international form, possibly masked. */
export function PhoneNumber({ number }: { readonly number: string }) {
  return <span className="phone">{number}</span>;
}
