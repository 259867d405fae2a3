export const formatIds = ["pdf", "jpeg", "png", "webp", "heic", "tiff"] as const;
export type FileFormat = (typeof formatIds)[number];

export const mediaTypes: Record<FileFormat, string> = {
  pdf: "application/pdf",
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  heic: "image/heic",
  tiff: "image/tiff",
};
