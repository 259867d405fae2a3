import type { MadeFile } from "./made-file.ts";
import { catalogue, onePage } from "./text-page.ts";
import { streamBody, writePdf } from "./write-pdf.ts";

interface Kind {
  readonly map: string;
  readonly ordering: string;
  readonly text: string;
  readonly code: string;
}

const ucs2 = (text: string) => Buffer.from(text, "utf16le").swap16().toString("hex");

/** Maps of ISO 32000 (9.7.5.2) with words in them. */
const kinds: readonly Kind[] = [
  { map: "UniJIS-UCS2-H", ordering: "Japan1", text: "登記簿", code: ucs2("登記簿") },
  { map: "UniJIS-UTF16-H", ordering: "Japan1", text: "株式会社", code: ucs2("株式会社") },
  { map: "90ms-RKSJ-H", ordering: "Japan1", text: "日本", code: "93fa967b" },
  { map: "EUC-H", ordering: "Japan1", text: "日本", code: "c6fccbdc" },
  { map: "UniGB-UCS2-H", ordering: "GB1", text: "营业执照", code: ucs2("营业执照") },
  { map: "GBK-EUC-H", ordering: "GB1", text: "中国", code: "d6d0b9fa" },
  { map: "UniCNS-UCS2-H", ordering: "CNS1", text: "公司", code: ucs2("公司") },
  { map: "ETen-B5-H", ordering: "CNS1", text: "中", code: "a4a4" },
  { map: "UniKS-UCS2-H", ordering: "Korea1", text: "회사", code: ucs2("회사") },
  { map: "KSCms-UHC-H", ordering: "Korea1", text: "한국", code: "c7d1b1b9" },
];

export const predefinedTexts: readonly (MadeFile & { readonly text: string })[] = kinds.map(
  ({ map, ordering, text, code }) => ({
    name: `text in ${map}.pdf`,
    verdicts: ["good"],
    text,
    make: () => {
      const page =
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>";
      const content = streamBody("", Buffer.from(`BT /F1 24 Tf 50 500 Td <${code}> Tj ET`));
      const font = `<< /Type /Font /Subtype /Type0 /BaseFont /Any /Encoding /${map} /DescendantFonts [6 0 R] >>`;
      const descendant = `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Any /CIDSystemInfo << /Registry (Adobe) /Ordering (${ordering}) /Supplement 2 >> /FontDescriptor 7 0 R >>`;
      const descriptor =
        "<< /Type /FontDescriptor /FontName /Any /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>";
      return writePdf([catalogue, onePage, page, content, font, descendant, descriptor]);
    },
  }),
);
