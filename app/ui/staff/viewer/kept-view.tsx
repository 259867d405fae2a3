import { viewSearch, type ViewState } from "./view-state.ts";

export function KeptView({ view }: { readonly view: ViewState }) {
  return [...new URLSearchParams(viewSearch(view))].map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
}
