import { degrees, PDFDocument } from "pdf-lib";
import type { Sharp } from "sharp";
import { type MadeFile, madeFile } from "./made-file.ts";
import { emptySheet, settled, writtenSheet } from "./sheets.ts";

interface Bound {
  readonly format?: "jpeg" | "png";
  /** Degrees. */
  readonly rotate?: number;
  /** Points. */
  readonly margin?: number;
}

async function bound(sheets: readonly Sharp[], options: Bound = {}): Promise<Buffer> {
  const { format = "jpeg", rotate = 0, margin = 0 } = options;
  const document = await PDFDocument.create();
  for (const sheet of sheets) {
    const image =
      format === "jpeg"
        ? await document.embedJpg(await sheet.jpeg({ quality: 75 }).toBuffer())
        : await document.embedPng(await sheet.png().toBuffer());
    const page = document.addPage([595, 842]);
    page.setRotation(degrees(rotate));
    page.drawImage(image, {
      x: margin,
      y: margin,
      width: 595 - 2 * margin,
      height: 842 - 2 * margin,
    });
  }
  return Buffer.from(await document.save());
}

const ofEveryFineness = [
  [100, "jpeg"],
  [100, "png"],
  [150, "jpeg"],
  [150, "png"],
  [200, "jpeg"],
  [200, "png"],
].flatMap(([dpi, format]) =>
  [0, 90, 180, 270].map((rotate) =>
    madeFile(`scan ${String(dpi)} ${String(format)} ${String(rotate)}.pdf`, "good", async () => {
      const sheet = await writtenSheet(Math.round((842 * Number(dpi)) / 72));
      return bound([sheet], { format: format as "jpeg" | "png", rotate });
    }),
  ),
);

const dirt = [
  [0, 0],
  [5, 0],
  [9, 30],
  [14, 60],
  [20, 90],
] as const;

const empty = dirt.flatMap(([noise, shade]) =>
  (["jpeg", "png"] as const).map((format) =>
    madeFile(`empty scan, noise ${String(noise)} ${format}.pdf`, "blank", async () =>
      bound([await settled(emptySheet(noise, { shade }))], { format }),
    ),
  ),
);

const withBacks = dirt.flatMap(([noise, shade]) => {
  const back = () => settled(emptySheet(noise, { shade, seed: 11 }));
  return [
    madeFile(`empty back, noise ${String(noise)}.pdf`, "good", async () =>
      bound([await writtenSheet(), await back()]),
    ),
    madeFile(`empty front, noise ${String(noise)}.pdf`, "good", async () =>
      bound([await back(), await writtenSheet()]),
    ),
  ];
});

const blurred = [
  ...[0.6, 1, 1.4].map((sigma) =>
    madeFile(`scan slightly blurred ${String(sigma)}.pdf`, "good", async () =>
      bound([await settled((await writtenSheet()).blur(sigma))]),
    ),
  ),
  ...[7, 10, 16].map((sigma) =>
    madeFile(`scan blurred ${String(sigma)}.pdf`, "unreadable", async () =>
      bound([await settled((await writtenSheet()).blur(sigma))]),
    ),
  ),
];

const coarse = [120, 300, 500].map((height) =>
  madeFile(`coarse scan ${String(height)}.pdf`, "unreadable", async () =>
    bound([await writtenSheet(height)]),
  ),
);

const bundles = [2, 5, 9].map((count) =>
  madeFile(`bundle of ${String(count)}.pdf`, "good", async () => {
    const sheets = Array.from({ length: count }, () => writtenSheet(1_400));
    return bound(await Promise.all(sheets), { margin: 20 });
  }),
);

export const scans: readonly MadeFile[] = [
  ...ofEveryFineness,
  ...empty,
  ...withBacks,
  ...blurred,
  ...coarse,
  ...bundles,
];
