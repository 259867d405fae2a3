/** A code, reference or login in a font without look-alike characters. */
export function UniqueCode({ children }: { readonly children: string }) {
  return <span className="code-groups">{children}</span>;
}
