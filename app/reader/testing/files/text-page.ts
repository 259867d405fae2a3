import { deflateSync } from "node:zlib";
import { type Body, streamBody } from "./write-pdf.ts";

export const catalogue = "<< /Type /Catalog /Pages 2 0 R >>";
export const onePage = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>";
export const font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";
export const words = "BT /F1 24 Tf 50 500 Td (Extrait Kbis) Tj ET";

interface TextPage {
  readonly catalogue?: string;
  readonly page?: string;
  readonly mediaBox?: string;
  readonly content?: Body;
}

/** 1 catalogue, 2 tree, 3 page, 4 content, 5 typeface; more follow from 6. */
export function textPage(parts: TextPage = {}, ...more: readonly Body[]): Body[] {
  const { mediaBox = "[0 0 595 842]", page = "" } = parts;
  return [
    parts.catalogue ?? catalogue,
    onePage,
    `<< /Type /Page /Parent 2 0 R /MediaBox ${mediaBox} /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R ${page} >>`,
    parts.content ?? streamBody("", deflateSync(Buffer.from(words)), "/FlateDecode"),
    font,
    ...more,
  ];
}
