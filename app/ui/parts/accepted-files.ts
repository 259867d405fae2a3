/**
 * Whole media families, so that phones offer the camera; the two extensions are for browsers that
 * do not know HEIC.
 */
export const acceptedFiles = "application/pdf,image/*,.pdf,.heic,.heif";
