import { type PDFDocument, PDFName } from "pdf-lib";
import type { Pdf } from "../block.ts";

const languages = { fr: "fr-FR", en: "en-GB" };

/** No date, so that the same data gives the same bytes. */
export function writeMetadata(document: PDFDocument, { title, author, locale }: Pdf) {
  document.setTitle(title, { showInWindowTitleBar: true });
  document.setAuthor(author);
  document.setCreator(author);
  document.setProducer("pdf-lib");
  document.setLanguage(languages[locale]);
  const { context, catalog } = document;
  const xmp = context.stream(new TextEncoder().encode(xmpOf(title, author, languages[locale])), {
    Type: "Metadata",
    Subtype: "XML",
  });
  catalog.set(PDFName.of("Metadata"), context.register(xmp));
}

/**
 * Also declares PDF/UA-1: everything is tagged or an artifact, every font is embedded, every
 * picture described.
 */
function xmpOf(title: string, author: string, language: string) {
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
    xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escaped(title)}</rdf:li></rdf:Alt></dc:title>
   <dc:creator><rdf:Seq><rdf:li>${escaped(author)}</rdf:li></rdf:Seq></dc:creator>
   <dc:language><rdf:Bag><rdf:li>${language}</rdf:li></rdf:Bag></dc:language>
   <pdf:Producer>pdf-lib</pdf:Producer>
   <pdfuaid:part>1</pdfuaid:part>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`;
}

function escaped(text: string) {
  const names: Record<string, string> = { "<": "&lt;", ">": "&gt;", "&": "&amp;" };
  return text.replace(/\p{Cc}/gu, " ").replace(/[<>&]/g, (sign) => names[sign] ?? sign);
}
