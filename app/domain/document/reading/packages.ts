/**
 * The packages whose files the reader's child reads, by task: with Node's permission model it is given
 * these, its own code and the paper, and nothing else. Both want `--allow-addons`, and OCR `--allow-worker`.
 */
export const readablePackages = {
  read: ["pdfjs-dist", "@napi-rs", "sharp", "@img", "detect-libc", "semver", "zxing-wasm", "zod"],
  recognise: [
    "sharp",
    "@img",
    "detect-libc",
    "semver",
    "tesseract.js",
    "tesseract.js-core",
    "@tesseract.js-data/fra",
    "bmp-js",
    "is-url",
    "regenerator-runtime",
    "wasm-feature-detect",
  ],
} as const;
