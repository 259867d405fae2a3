import sharp from "sharp";

/** Pixels; a block is assumed to be evenly lit. */
const block = 48;
/** Percentile of a block's brightness taken as its paper. */
const paperAt = 0.6;
const darkestPaper = 90;

export async function evenLight(picture: Buffer) {
  const { data, info } = await sharp(picture)
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const paper = await sharp(paperOf(data, width, height), {
    raw: { width: Math.ceil(width / block), height: Math.ceil(height / block), channels: 1 },
  })
    .blur(1)
    .resize(width, height, { fit: "fill", kernel: "linear" })
    .greyscale()
    .raw()
    .toBuffer();
  for (let at = 0; at < data.length; at += 1) {
    const light = ((data[at] ?? 0) / (paper[at] ?? 255)) * 275;
    data[at] = Math.min(255, Math.max(0, light));
  }
  return { data, width, height };
}

function paperOf(data: Buffer, width: number, height: number): Buffer {
  const [columns, rows] = [Math.ceil(width / block), Math.ceil(height / block)];
  const paper = Buffer.alloc(columns * rows);
  for (let index = 0; index < paper.length; index += 1) {
    const counts = new Uint32Array(256);
    const left = (index % columns) * block;
    const top = Math.floor(index / columns) * block;
    for (let y = top; y < Math.min(height, top + block); y += 2) {
      for (let x = left; x < Math.min(width, left + block); x += 2) {
        const value = data[y * width + x] ?? 0;
        counts[value] = (counts[value] ?? 0) + 1;
      }
    }
    paper[index] = Math.max(darkestPaper, percentile(counts, paperAt));
  }
  return paper;
}

function percentile(counts: Uint32Array, share: number): number {
  let left = counts.reduce((sum, count) => sum + count, 0) * share;
  for (const [value, count] of counts.entries()) {
    left -= count;
    if (left <= 0) return value;
  }
  return 255;
}
