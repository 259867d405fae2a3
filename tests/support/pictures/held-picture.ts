import sharp from "sharp";

/**
 * EXIF orientations: the pixel of the upright picture that the camera stores at (x, y); w and h are
 * those of the upright one.
 */
const storedAt: Readonly<
  Record<number, (x: number, y: number, w: number, h: number) => [number, number]>
> = {
  1: (x, y) => [x, y],
  2: (x, y, w) => [w - 1 - x, y],
  3: (x, y, w, h) => [w - 1 - x, h - 1 - y],
  4: (x, y, _w, h) => [x, h - 1 - y],
  5: (x, y) => [y, x],
  6: (x, y, w) => [w - 1 - y, x],
  7: (x, y, w, h) => [w - 1 - y, h - 1 - x],
  8: (x, y, _w, h) => [y, h - 1 - x],
};

/** In EXIF as degrees, minutes and seconds, and again in XMP. */
const place = {
  IFD0: { Make: "Telephone maker", ImageDescription: "12 rue des Lilas" },
  IFD3: {
    GPSLatitudeRef: "N",
    GPSLatitude: "45/1 45/1 5012/100",
    GPSLongitudeRef: "E",
    GPSLongitude: "4/1 50/1 1234/100",
  },
};
const xmp =
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
  '<rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="45,45.8353N"/></rdf:RDF></x:xmpmeta>';

export const tracesOfPlace: readonly Buffer[] = [
  "Telephone maker",
  "rue des Lilas",
  "GPSLatitude",
  "45,45.8353N",
  "Exif\0\0",
].map((text) => Buffer.from(text));

/** The pixels are not turned by sharp. */
export async function heldPicture(upright: Buffer, orientation: number): Promise<Buffer> {
  const { data, info } = await sharp(upright)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width: w, height: h } = info;
  const [width, height] = orientation > 4 ? [h, w] : [w, h];
  const stored = Buffer.alloc(data.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [u, v] = storedAt[orientation]?.(x, y, w, h) ?? [x, y];
      const from = (v * w + u) * 3;
      data.copy(stored, (y * width + x) * 3, from, from + 3);
    }
  }
  return sharp(stored, { raw: { width, height, channels: 3 } })
    .jpeg()
    .withExif(place)
    .withXmp(xmp)
    .withMetadata({ orientation })
    .toBuffer();
}
