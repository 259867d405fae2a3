import sharp from "sharp";

export interface Photo {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** 12 megapixels, stored sideways with an orientation tag, with location data. */
export async function cameraPhoto(name: string, text: string): Promise<Photo> {
  const lines = Array.from({ length: 24 }, (_, line) => {
    const y = 500 + line * 100;
    return `<text x="300" y="${String(y)}" font-size="70">${text} ligne ${String(line + 1)}</text>`;
  });
  const page = `<svg xmlns="http://www.w3.org/2000/svg" width="3000" height="4000">
    <rect width="3000" height="4000" fill="#f4f1ea"/>
    <text x="300" y="350" font-size="180">${text}</text>${lines.join("")}</svg>`;
  const gps = {
    GPSLatitudeRef: "N",
    GPSLatitude: "43/1 17/1 47/1",
    GPSLongitudeRef: "E",
    GPSLongitude: "5/1 22/1 12/1",
  };
  const buffer = await sharp(Buffer.from(page))
    .rotate(-90)
    .composite([{ input: await grain(), tile: true, blend: "overlay" }])
    .withExif({ IFD0: { Make: "Essai", Model: String(Math.random()) }, IFD3: gps })
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 90 })
    .toBuffer();
  return { name, mimeType: "image/jpeg", buffer };
}

/** Without sensor noise twelve megapixels would compress to almost nothing. */
function grain(): Promise<Buffer> {
  const noise = { type: "gaussian", mean: 128, sigma: 45 } as const;
  const size = { width: 500, height: 500, channels: 3, background: "#808080", noise } as const;
  return sharp({ create: size }).png().toBuffer();
}
