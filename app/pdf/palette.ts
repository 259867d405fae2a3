/** Text contrast is at least 7:1 on `sheet` and on `wash`. */
export const palette = {
  sheet: "#ffffff",
  ink: "#14211c",
  soft: "#414f48",
  rule: "#dcd8ca",
  wash: "#f2efe5",
  edge: "#6c7a72",
  accent: "#0b5355",
  onAccent: "#ffffff",
  danger: "#8a2418",
} as const;
export type Colour = keyof typeof palette;
