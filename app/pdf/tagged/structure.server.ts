import {
  type PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  type PDFPage,
  type PDFRef,
} from "pdf-lib";
import type { Element, MarkedContent } from "./element.ts";

/** ISO 32000-1, 14.7. */
export function writeStructure(
  document: PDFDocument,
  root: Element,
  owners: readonly (readonly Element[])[],
) {
  const { context, catalog } = document;
  const treeRef = context.nextRef();
  const tree = new ElementWriter(document);
  const rootRef = tree.write(root, treeRef);
  const back = owners.flatMap((elements, page) => [page, context.obj(elements.map(tree.refOf))]);
  context.assign(
    treeRef,
    context.obj({
      Type: "StructTreeRoot",
      K: [rootRef],
      ParentTree: context.register(context.obj({ Nums: back })),
      ParentTreeNextKey: owners.length,
    }),
  );
  for (const [index, page] of document.getPages().entries()) {
    page.node.set(PDFName.of("StructParents"), context.obj(index));
    page.node.set(PDFName.of("Tabs"), PDFName.of("S"));
  }
  catalog.set(PDFName.of("StructTreeRoot"), treeRef);
  catalog.set(PDFName.of("MarkInfo"), context.obj({ Marked: true }));
}

class ElementWriter {
  readonly #document: PDFDocument;
  readonly #pages: readonly PDFPage[];
  readonly #refs = new Map<Element, PDFRef>();

  constructor(document: PDFDocument) {
    this.#document = document;
    this.#pages = document.getPages();
  }

  write(element: Element, parent: PDFRef): PDFRef {
    const { context } = this.#document;
    const ref = context.nextRef();
    this.#refs.set(element, ref);
    const kids = element.kids.map((kid) =>
      "tag" in kid ? this.write(kid, ref) : this.#content(kid),
    );
    const dict = context.obj({ Type: "StructElem", S: element.tag, P: parent, K: kids });
    writeDetails(dict, element);
    context.assign(ref, dict);
    return ref;
  }

  readonly refOf = (element: Element): PDFRef => {
    const ref = this.#refs.get(element);
    if (!ref) throw new Error(`a ${element.tag} is in no tree`);
    return ref;
  };

  #content({ page, id }: MarkedContent) {
    const ref = this.#pages[page]?.ref;
    if (!ref) throw new Error(`no page ${String(page)}`);
    return this.#document.context.obj({ Type: "MCR", Pg: ref, MCID: id });
  }
}

function writeDetails(dict: PDFDict, { details }: Element) {
  const { alt, box, numbering, scope } = details;
  const { context } = dict;
  if (alt) dict.set(PDFName.of("Alt"), PDFHexString.fromText(alt));
  const attributes =
    (box && { O: "Layout", Placement: "Block", BBox: [...box] }) ??
    (numbering && { O: "List", ListNumbering: numbering }) ??
    (scope && { O: "Table", Scope: scope });
  if (attributes) dict.set(PDFName.of("A"), context.obj(attributes));
}
