import { type PDFDict, PDFHexString, PDFName, type PDFDocument, type PDFRef } from "pdf-lib";
import type { Element, MarkedContent } from "./element.ts";

/** Writes the structure tree, and the way back from each page's marked content to its element (ISO 32000-1, 14.7). */
export function writeStructure(
  document: PDFDocument,
  root: Element,
  owners: readonly (readonly Element[])[],
) {
  const { context, catalog } = document;
  const treeRef = context.nextRef();
  const refs = new Map<Element, PDFRef>();
  const pages = document.getPages();
  const rootRef = writeElement(root, treeRef);
  const nums = owners.flatMap((elements, page) => [
    page,
    context.obj(elements.map((element) => refs.get(element) ?? rootRef)),
  ]);
  for (const [index, page] of pages.entries()) {
    page.node.set(PDFName.of("StructParents"), context.obj(index));
    page.node.set(PDFName.of("Tabs"), PDFName.of("S"));
  }
  const parentTree = context.register(context.obj({ Nums: nums }));
  context.assign(
    treeRef,
    context.obj({
      Type: "StructTreeRoot",
      K: [rootRef],
      ParentTree: parentTree,
      ParentTreeNextKey: owners.length,
    }),
  );
  catalog.set(PDFName.of("StructTreeRoot"), treeRef);
  catalog.set(PDFName.of("MarkInfo"), context.obj({ Marked: true }));

  function writeElement(element: Element, parent: PDFRef): PDFRef {
    const ref = context.nextRef();
    refs.set(element, ref);
    const kids = element.kids.map((kid) =>
      "tag" in kid ? writeElement(kid, ref) : writeContent(kid),
    );
    const dict = context.obj({ Type: "StructElem", S: element.tag, P: parent, K: kids });
    writeDetails(dict, element);
    context.assign(ref, dict);
    return ref;
  }

  function writeContent({ page, id }: MarkedContent) {
    const pageRef = pages[page]?.ref;
    if (!pageRef) throw new Error(`no page ${String(page)}`);
    return context.obj({ Type: "MCR", Pg: pageRef, MCID: id });
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
