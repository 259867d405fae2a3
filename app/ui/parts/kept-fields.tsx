import { createContext, type ReactNode, useContext } from "react";

/** What the sender typed before the end of their session, to fill in the form at `path` again. */
export interface KeptFields {
  readonly path: string;
  readonly fields: Readonly<Record<string, readonly string[]>>;
  readonly version: number | null;
  readonly hadFile: boolean;
  readonly at: Date | string;
  /** It waited for a second factor, not for a new session. */
  readonly isAfterStepUp: boolean;
}

const Kept = createContext<KeptFields | null>(null);

export const KeptFieldsProvider = Kept.Provider;

/** The form that posts to `action`: on a page with several forms, the others are not filled in. */
export function OwnKeptFields(props: { readonly action: string; readonly children: ReactNode }) {
  const kept = useContext(Kept);
  return <Kept.Provider value={isOf(kept, props.action)}>{props.children}</Kept.Provider>;
}

export function useKeptForm(): KeptFields | null {
  return useContext(Kept);
}

export function useIsKept(action: string): boolean {
  return isOf(useContext(Kept), action) !== null;
}

/** Undefined when nothing is kept for the field. */
export function useKeptValues(name: string): readonly string[] | undefined {
  return useContext(Kept)?.fields[name];
}

export function useKeptValue(name: string): string | undefined {
  return useKeptValues(name)?.[0];
}

function isOf(kept: KeptFields | null, action: string) {
  return kept?.path.toLowerCase() === action.toLowerCase() ? kept : null;
}
