import { constants, deflateRawSync, deflateSync } from "node:zlib";
import type { VerdictId } from "#app/reader/verdict.ts";
import { locked } from "./locked.ts";
import type { MadeFile } from "./made-file.ts";
import { catalogue, font, onePage, textPage, words } from "./text-page.ts";
import { type Body, objectStream, streamBody, updated, writePdf } from "./write-pdf.ts";

const megabyte = 1024 * 1024;

/** Repeats one block of a zlib stream, so that the megabytes are never held. */
export function deflatedMegabytes(count: number, byte = 0): Buffer {
  const one = Buffer.alloc(megabyte, byte);
  const block = deflateRawSync(one, { finishFlush: constants.Z_FULL_FLUSH });
  const end = Buffer.from([3, 0, 0, 0, 0, 0]);
  return Buffer.concat([Buffer.from([0x78, 0x9c]), ...(Array(count).fill(block) as Buffer[]), end]);
}

const bomb = (
  name: string,
  make: () => Buffer,
  verdicts: readonly VerdictId[] = ["damaged", "unjudged"],
): MadeFile => ({ name: `${name}.pdf`, verdicts, make });

/** May be accepted or refused: there only has to be an answer. */
const anyAnswer = ["good", "blank", "damaged", "too-large", "unjudged"] as const;

const flate = (entries: string, bytes: Buffer) => streamBody(entries, bytes, "/FlateDecode");
const packed = "/Type /ObjStm /N 1 /First 4";

const inObjectStreams = [
  bomb("object stream of 2 GB", () =>
    writePdf(textPage({}, flate(packed, deflatedMegabytes(2_048)))),
  ),
  bomb("object stream without its type", () =>
    writePdf(textPage({}, flate("/N 1 /First 4", deflatedMegabytes(300)))),
  ),
  bomb("object stream behind a long string", () =>
    writePdf(textPage({}, flate(`${packed} /Pad (${"x".repeat(90_000)})`, deflatedMegabytes(300)))),
  ),
  bomb("forty object streams", () =>
    writePdf(
      textPage({}, ...Array.from({ length: 40 }, () => flate(packed, deflatedMegabytes(15)))),
    ),
  ),
  bomb("object stream by LZW", () =>
    writePdf(textPage({}, streamBody(packed, deflatedMegabytes(1), "/LZWDecode"))),
  ),
  bomb("object stream through ten filters", () => {
    const filters = `[${"/FlateDecode ".repeat(10)}]`;
    return writePdf(textPage({}, streamBody(packed, deflatedMegabytes(9), filters)));
  }),
  bomb("object stream with a filter by reference", () =>
    writePdf(textPage({}, streamBody(packed, deflatedMegabytes(64), "9 0 R"))),
  ),
  bomb("a hundred thousand objects at one place", () => {
    const header = "9 0 ".repeat(100_000);
    const body = `${header}<< ${"/A 1 ".repeat(20_000)} >>`;
    const entries = `/Type /ObjStm /N 100000 /First ${String(header.length)}`;
    return writePdf(textPage({}, flate(entries, deflateSync(Buffer.from(body)))));
  }),
  bomb("an encrypted object stream", () =>
    locked("aes-128", { objectStream: `(${"x".repeat(20 * megabyte)})` }),
  ),
];

function tableOf(entries: string, bytes: Buffer): Buffer {
  const head = writePdf(textPage(), { table: "none" });
  const body = head.subarray(0, head.lastIndexOf("startxref"));
  const table = flate(`/Type /XRef /Root 1 0 R ${entries}`, bytes);
  return Buffer.concat([
    body,
    Buffer.from("7 0 obj\n"),
    table,
    Buffer.from(`\nendobj\nstartxref\n${String(body.length)}\n%%EOF\n`),
  ]);
}

const inTables = [
  bomb("table of 1 GB", () => tableOf("/W [1 4 1] /Size 170000000", deflatedMegabytes(1_024))),
  bomb(
    "table of a thousand million",
    () => tableOf("/W [1 0 0] /Size 1000000000", deflatedMegabytes(12, 1)),
    anyAnswer,
  ),
  bomb(
    "table with nothing in each entry",
    () => tableOf("/W [0 0 0] /Size 2000000000", deflatedMegabytes(1)),
    anyAnswer,
  ),
  bomb(
    "table of negative widths",
    () => tableOf("/W [-1 -4 1] /Size 9", deflatedMegabytes(1)),
    anyAnswer,
  ),
  bomb(
    "tables in a circle",
    () => {
      const pdf = writePdf(textPage()).toString("latin1");
      const at = /startxref\n(\d+)/.exec(pdf)?.[1] ?? "";
      return Buffer.from(
        pdf.replace("/Root 1 0 R", `/Prev ${at} /XRefStm ${at} /Root 1 0 R`),
        "latin1",
      );
    },
    anyAnswer,
  ),
  bomb(
    "four hundred updates",
    () => {
      let pdf = writePdf(textPage());
      for (let time = 0; time < 400; time += 1) pdf = updated(pdf, [[6, String(time)]]);
      return pdf;
    },
    anyAnswer,
  ),
  bomb(
    "a table of more than there is",
    () =>
      Buffer.from(
        writePdf(textPage()).toString("latin1").replace("xref\n0 6", "xref\n0 4294967295"),
        "latin1",
      ),
    anyAnswer,
  ),
];

const crowds = [
  bomb(
    "a million objects",
    () => {
      const bodies = Array.from({ length: 1_000_000 }, () => "1");
      return writePdf([...textPage(), ...bodies], { table: "none" });
    },
    anyAnswer,
  ),
  bomb("a million beginnings of strings", () =>
    Buffer.concat([
      Buffer.from("%PDF-1.7\n"),
      Buffer.from("1 0 obj (".repeat(1_000_000)),
      Buffer.from("\n%%EOF"),
    ]),
  ),
  bomb(
    "two million names",
    () =>
      writePdf(
        textPage({ catalogue: catalogue.replace(">>", `${"/A /B ".repeat(1_000_000)} >>`) }),
      ),
    anyAnswer,
  ),
  bomb(
    "a page of a million lines",
    () =>
      writePdf(
        textPage({
          content: flate("", deflateSync(Buffer.from("0 0 m 9 9 l S ".repeat(1_000_000)))),
        }),
      ),
    anyAnswer,
  ),
  bomb(
    "a page of a million words",
    () =>
      writePdf(
        textPage({
          content: flate(
            "",
            deflateSync(Buffer.from(`BT /F1 9 Tf ${"(a) Tj ".repeat(1_000_000)} ET`)),
          ),
        }),
      ),
    anyAnswer,
  ),
];

const nested = [
  ["arrays in the catalogue", "[".repeat(100_000), "]".repeat(100_000)],
  ["dictionaries in the catalogue", "<</A".repeat(100_000), ">>".repeat(100_000)],
  ["arrays that stay open", "[".repeat(100_000), ""],
  ["strings that stay open", "(".repeat(100_000), ""],
].map(([name = "", open = "", close = ""]) =>
  bomb(
    `a hundred thousand ${name}`,
    () => writePdf(textPage({ catalogue: catalogue.replace(">>", `/Deep ${open}${close} >>`) })),
    anyAnswer,
  ),
);

const content = (bytes: Buffer) => writePdf(textPage({ content: flate("", bytes) }));
const inContents = [
  bomb("content of 2 GB", () => content(deflatedMegabytes(2_048, 32)), anyAnswer),
  bomb("content of 2 GB of operators", () => content(deflatedMegabytes(2_048, 113)), anyAnswer),
  bomb(
    "a hundred thousand arrays in the content",
    () => content(deflateSync(Buffer.from(`${"[".repeat(100_000)}${words}`))),
    anyAnswer,
  ),
  bomb(
    "a form that draws itself",
    () => {
      const form =
        "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>";
      return writePdf(
        textPage(
          {
            page: "/Resources << /XObject << /X 6 0 R >> >>",
            content: streamBody("", Buffer.from("/X Do")),
          },
          streamBody(form, Buffer.from("/X Do /X Do")),
        ),
      );
    },
    anyAnswer,
  ),
  bomb(
    "forms that draw two each, thirty deep",
    () => {
      const forms = Array.from({ length: 30 }, (_, index) => {
        const next = `${String(index + 7)} 0 R`;
        return streamBody(
          `/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X ${next} >> >>`,
          Buffer.from("/X Do /X Do"),
        );
      });
      return writePdf(
        textPage(
          {
            page: "/Resources << /XObject << /X 6 0 R >> >>",
            content: streamBody("", Buffer.from("/X Do")),
          },
          ...forms,
        ),
      );
    },
    anyAnswer,
  ),
  ...["/DeviceGray /BitsPerComponent 1", "/DeviceRGB /BitsPerComponent 8"].map((colours) =>
    bomb(
      `a picture of 50,000 by 50,000 (${colours.slice(1, 11)})`,
      () => {
        const picture = flate(
          `/Type /XObject /Subtype /Image /Width 50000 /Height 50000 /ColorSpace ${colours}`,
          deflatedMegabytes(300),
        );
        return writePdf(
          textPage(
            {
              page: "/Resources << /XObject << /X 6 0 R >> >>",
              content: streamBody("", Buffer.from("595 0 0 842 0 0 cm /X Do")),
            },
            picture,
          ),
        );
      },
      [...anyAnswer, "unreadable"],
    ),
  ),
];

const kids = (list: string, count: number) =>
  `<< /Type /Pages /Kids [${list}] /Count ${String(count)} >>`;
const tree = (...bodies: Body[]) => writePdf([catalogue, ...bodies]);
const page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>";
const trees = [
  bomb("a tree in itself", () => tree(kids("2 0 R", 1)), ["damaged"]),
  bomb("two branches in each other", () => tree(kids("3 0 R", 1), kids("2 0 R", 1)), ["damaged"]),
  bomb(
    "a tree that doubles thirty times",
    () =>
      tree(
        ...Array.from({ length: 30 }, (_, index) =>
          kids(`${String(index + 3)} 0 R ${String(index + 3)} 0 R`, 2 ** (30 - index)),
        ),
        page,
      ),
    ["too-large", "damaged"],
  ),
  bomb("a tree of minus three pages", () => tree(kids("3 0 R", -3), page), anyAnswer),
  bomb("a tree of text", () => tree(kids("(page) /Page 3.5", 3), page), anyAnswer),
  bomb(
    "a tree of one page a thousand times",
    () => tree(kids("3 0 R ".repeat(1_000), 1_000), page),
    anyAnswer,
  ),
  bomb(
    "a page that is its own parent",
    () => tree(kids("3 0 R", 1), "<< /Type /Page /Parent 3 0 R >>"),
    anyAnswer,
  ),
  bomb(
    "a tree ten thousand deep",
    () =>
      tree(
        ...Array.from({ length: 10_000 }, (_, index) => kids(`${String(index + 3)} 0 R`, 1)),
        page,
      ),
    anyAnswer,
  ),
  bomb("a tree that is a typeface", () => tree(font), anyAnswer),
  bomb(
    "pages in an object stream that is its own base",
    () => writePdf([catalogue, onePage, page, objectStream([[9, "1"]], "/Extends 4 0 R")]),
    anyAnswer,
  ),
];

export const bombs: readonly MadeFile[] = [
  ...inObjectStreams,
  ...inTables,
  ...crowds,
  ...nested,
  ...inContents,
  ...trees,
];
