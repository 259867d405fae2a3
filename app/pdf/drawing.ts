import type { Face } from "./face.ts";
import type { Colour } from "./palette.ts";

interface Point {
  readonly x: number;
  readonly y: number;
}

/** y grows downwards; text is placed by its baseline. */
export type Mark =
  | (Point & {
      readonly kind: "text";
      readonly text: string;
      readonly size: number;
      readonly face?: Face;
      readonly align?: "start" | "middle" | "end";
      readonly colour?: Colour;
      /** Degrees, counter-clockwise, around its point. */
      readonly turn?: number;
      readonly opacity?: number;
    })
  | (Point & {
      readonly kind: "box";
      readonly width: number;
      readonly height: number;
      readonly fill?: Colour;
      readonly edge?: Colour;
    })
  | (Point & {
      readonly kind: "circle";
      readonly radius: number;
      readonly fill?: Colour;
      readonly edge?: Colour;
    })
  /** An SVG path with absolute M, L, C and Z only. */
  | {
      readonly kind: "path";
      readonly path: string;
      readonly fill?: Colour;
      readonly edge?: Colour;
    };

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
}
