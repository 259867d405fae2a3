import { deflateSync } from "node:zlib";
import { locked, lockings } from "./locked.ts";
import { type MadeFile, madeFile } from "./made-file.ts";
import { hybrid, linearised, scattered } from "./rare-layouts.ts";
import { catalogue, onePage, textPage, words } from "./text-page.ts";
import { type Layout, streamBody, updated, writePdf } from "./write-pdf.ts";

const good = (name: string, make: () => Buffer) => madeFile(`${name}.pdf`, "good", make);

const layouts = (["\n", "\r", "\r\n"] as const).flatMap((newline) =>
  (["table", "stream", "none"] as const).map((table): [string, Layout] => [
    `${table}, ${JSON.stringify(newline)}`,
    { newline, table, comment: `lines end in ${JSON.stringify(newline)}` },
  ]),
);

const versions = ["1.0", "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7", "2.0"].flatMap(
  (version) => [
    good(`version ${version}`, () => writePdf(textPage(), { version })),
    good(`version ${version}, without a mark`, () =>
      writePdf(textPage(), { version, mark: false, comment: `by a program of ${version}` }),
    ),
  ],
);

const boxes = [
  "[0 0 842 595]",
  "[-100 -100 495 742]",
  "[595 842 0 0]",
  "[0.0 0.0 595.276 841.89]",
  "[ 0 0\n612\n792 ]",
  "[0 0 20000 20000]",
].map((mediaBox) => good(`box ${mediaBox.trim()}`, () => writePdf(textPage({ mediaBox }))));

const pages = [
  ...[90, 180, 270, 360, -90, 45].map((angle) =>
    good(`rotated ${String(angle)}`, () =>
      writePdf(textPage({ page: `/Rotate ${String(angle)}` })),
    ),
  ),
  madeFile("a page of one point.pdf", "blank", () => writePdf(textPage({ mediaBox: "[0 0 1 1]" }))),
  good("a large unit", () => writePdf(textPage({ page: "/UserUnit 10" }))),
  good("an unknown entry", () => writePdf(textPage({ page: "/Unheard#20of [true null 1e5 --3]" }))),
  good("a wrong count", () =>
    writePdf(textPage().with(1, "<< /Type /Pages /Kids [3 0 R] /Count 12 >>")),
  ),
  good("a tree of many storeys", () => {
    const storeys = Array.from({ length: 40 }, (_, index) => {
      const next = index === 39 ? 3 : index + 7;
      return `<< /Type /Pages /Parent 2 0 R /Kids [${String(next)} 0 R] /Count 1 >>`;
    });
    return writePdf(textPage({}, ...storeys).with(1, onePage.replace("3 0 R", "6 0 R")));
  }),
];

const hex = (bytes: Buffer) => Buffer.from(`${bytes.toString("hex")}>`);
const contents = [
  good("content in the clear", () =>
    writePdf(textPage({ content: streamBody("", Buffer.from(words)) })),
  ),
  good("content in hexadecimal", () =>
    writePdf(textPage({ content: streamBody("", hex(Buffer.from(words)), "/ASCIIHexDecode") })),
  ),
  good("content through two filters", () => {
    const bytes = hex(deflateSync(Buffer.from(words)));
    const filter = "[/ASCIIHexDecode /FlateDecode]";
    return writePdf(textPage({ content: streamBody("", bytes, filter) }));
  }),
  good("a wrong length", () => {
    const content = streamBody("", Buffer.from(words)).toString("latin1");
    return writePdf(textPage({ content: content.replace(/\/Length \d+/, "/Length 3") }));
  }),
  good("a length by reference", () => {
    const content = streamBody("", Buffer.from(words)).toString("latin1");
    const length = /\/Length (\d+)/.exec(content)?.[1] ?? "";
    return writePdf(
      textPage({ content: content.replace(/\/Length \d+/, "/Length 6 0 R") }, length),
    );
  }),
  good("the words JavaScript and Launch in the text", () => {
    const text = Buffer.from(words.replace("Kbis", "/JavaScript /Launch /JS"));
    return writePdf(textPage({ content: streamBody("", text) }));
  }),
];

const saved = [1, 2, 6].map((times) =>
  good(`saved ${String(times)} times more`, () => {
    let pdf = writePdf(textPage());
    for (let time = 0; time < times; time += 1) {
      pdf = updated(pdf, [[6, `<< /Title (time ${String(time)}) >>`]]);
    }
    return pdf;
  }),
);

const encrypted = lockings.flatMap((locking) => [
  good(`may not be printed, ${locking}`, () => locked(locking)),
  madeFile(`asks for a password, ${locking}.pdf`, "password", () =>
    locked(locking, { password: "sesame" }),
  ),
  good(`may not be printed, links in it, ${locking}`, () =>
    locked(locking, { address: "https://www.infogreffe.fr" }),
  ),
]);

const oddities = [
  good("bytes after the end", () =>
    Buffer.concat([writePdf(textPage()), Buffer.from("\r\n\0\0<!-- saved -->")]),
  ),
  good("a wrong start", () => {
    const text = writePdf(textPage()).toString("latin1");
    return Buffer.from(text.replace(/startxref\n\d+/, "startxref\n7"), "latin1");
  }),
  good("hybrid", hybrid),
  good("linearised", linearised),
  good("objects out of order", scattered),
  good("an outline and labels", () => {
    const rich = catalogue.replace(">>", "/Outlines 6 0 R /PageMode /UseOutlines /Lang (fr-FR) >>");
    const outline = "<< /First 7 0 R /Last 7 0 R /Count 1 >>";
    const entry = "<< /Title (Extrait) /Parent 6 0 R /Dest [3 0 R /Fit] >>";
    return writePdf(textPage({ catalogue: rich }, outline, entry));
  }),
  madeFile("no words by hand.pdf", "blank", () =>
    writePdf(textPage({ content: streamBody("", Buffer.from("q 1 0 0 1 0 0 cm Q")) })),
  ),
  madeFile("white words.pdf", "good", () =>
    writePdf(textPage({ content: streamBody("", Buffer.from(`1 1 1 rg ${words}`)) })),
  ),
];

export const byHand: readonly MadeFile[] = [
  ...layouts.map(([name, layout]) =>
    // Without a table and a trailer nothing says where the file begins.
    madeFile(`laid out with ${name}.pdf`, layout.table === "none" ? "damaged" : "good", () =>
      writePdf(textPage(), layout),
    ),
  ),
  ...versions,
  ...boxes,
  ...pages,
  ...contents,
  ...saved,
  ...encrypted,
  ...oddities,
];
