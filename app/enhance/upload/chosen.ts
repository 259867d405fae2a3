export interface ChosenFile {
  readonly name: string;
  readonly size: number;
  readonly lastModified: number;
}

export function withFiles<F extends ChosenFile>(files: readonly F[], added: readonly F[]): F[] {
  const all = [...files];
  for (const file of added) if (!all.some((one) => isSame(one, file))) all.push(file);
  return all;
}

function isSame(one: ChosenFile, other: ChosenFile): boolean {
  return (
    one.name === other.name && one.size === other.size && one.lastModified === other.lastModified
  );
}

export function moved<F>(files: readonly F[], from: number, to: number): F[] {
  const rest = files.filter((_, index) => index !== from);
  const file = files[from];
  if (file === undefined || to < 0 || to > rest.length) return [...files];
  return [...rest.slice(0, to), file, ...rest.slice(to)];
}

/** Several photos may be the pages of one document, so they wait until the person sends them. */
export function mayHaveMorePages({ name, type }: { readonly name: string; readonly type: string }) {
  return type.startsWith("image/") || /\.hei[cf]$/i.test(name);
}
