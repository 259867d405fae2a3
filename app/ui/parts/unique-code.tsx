export function UniqueCode({ children }: { readonly children: string }) {
  return <span className="code-groups">{children}</span>;
}
