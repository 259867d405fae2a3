/** `number` is already in international form ("+33 6 12 34 56 78"), possibly masked. */
export function PhoneNumber({ number }: { readonly number: string }) {
  return <span className="phone">{number}</span>;
}
