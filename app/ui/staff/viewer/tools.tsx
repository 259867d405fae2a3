import type { ReactNode } from "react";
import { m } from "#app/i18n/paraglide/messages.js";
import { KeptView } from "./kept-view.tsx";
import { nextTurn, nextZoom, viewAddress, type ViewState } from "./view-state.ts";

interface ToolsProps {
  readonly view: ViewState;
  readonly pages: number;
}

export function Tools({ view, pages }: ToolsProps) {
  return (
    <div className="viewer-tools" role="group" aria-label={m.staff_documents_tools()}>
      <PageForm view={view} pages={pages} />
      <ZoomLinks view={view} />
    </div>
  );
}

function PageForm({ view, pages }: { readonly view: ViewState; readonly pages: number }) {
  const to = (page: number) => viewAddress({ ...view, page });
  return (
    <form className="viewer-group" method="get" noValidate data-go="">
      <Tool act="previous" href={to(Math.max(1, view.page - 1))} keys="ArrowLeft" sign="←">
        {m.staff_documents_page_previous()}
      </Tool>
      <KeptView view={{ ...view, page: 1 }} />
      <label className="viewer-page">
        <span className="hidden-visually">{m.staff_documents_page_field()} </span>
        <input
          className="viewer-field"
          name="go"
          inputMode="numeric"
          autoComplete="off"
          size={3}
          maxLength={4}
          defaultValue={view.page}
        />
        <span>{m.staff_documents_page_total({ pages })}</span>
      </label>
      <button type="submit" className="hidden-visually">
        {m.staff_documents_page_go()}
      </button>
      <Tool act="next" href={to(Math.min(pages, view.page + 1))} keys="ArrowRight" sign="→">
        {m.staff_documents_page_next()}
      </Tool>
    </form>
  );
}

function ZoomLinks({ view }: { readonly view: ViewState }) {
  const percent = typeof view.zoom === "number" ? view.zoom : 100;
  const to = (changes: Partial<ViewState>) => viewAddress({ ...view, ...changes });
  return (
    <div className="viewer-group">
      <Tool act="zoom-out" href={to({ zoom: nextZoom(percent, "out") })} shortcut="-">
        {m.staff_documents_zoom_out()}
      </Tool>
      <span
        className="viewer-percent"
        data-percent={m.staff_documents_zoom_percent({ percent: "{}" })}
      >
        {typeof view.zoom === "number" ? m.staff_documents_zoom_percent({ percent }) : null}
      </span>
      <Tool act="zoom-in" href={to({ zoom: nextZoom(percent, "in") })} shortcut="+">
        {m.staff_documents_zoom_in()}
      </Tool>
      <Tool act="width" href={to({ zoom: "width" })} shortcut="w" isOn={view.zoom === "width"}>
        {m.staff_documents_zoom_width()}
      </Tool>
      <Tool act="page" href={to({ zoom: "page" })} shortcut="p" isOn={view.zoom === "page"}>
        {m.staff_documents_zoom_page()}
      </Tool>
      <Tool act="turn" href={to({ turn: nextTurn(view.turn) })} shortcut="r">
        {m.staff_documents_turn()}
      </Tool>
    </div>
  );
}

interface ToolProps {
  readonly act: string;
  readonly href: string;
  readonly children: ReactNode;
  readonly shortcut?: string;
  readonly keys?: string;
  readonly sign?: string;
  readonly isOn?: boolean;
}

function Tool({ act, href, children, shortcut, keys, sign, isOn }: ToolProps) {
  return (
    <a
      className="viewer-tool"
      href={href}
      data-act={act}
      data-shortcut={shortcut}
      aria-keyshortcuts={keys ?? shortcut}
      aria-current={isOn ? "true" : undefined}
    >
      <span>{children}</span>
      <kbd aria-hidden="true">{sign ?? shortcut?.toUpperCase()}</kbd>
    </a>
  );
}
