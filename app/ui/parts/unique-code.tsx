/** A code, reference or login in the face where no letter passes for another. */
export function UniqueCode({ children }: { readonly children: string }) {
  return <span className="code-groups">{children}</span>;
}
