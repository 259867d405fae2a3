import { encode } from "uqr";
import type { Mark } from "../drawing.ts";
import { bars, edges, place, rule, sheetOf, words } from "./parts.ts";

export const kbis = sheetOf(
  place(1, 42),
  words(edges.left, 40, "Greffe du tribunal de commerce", { face: "strong" }),
  words(edges.left, 56, "de Villemodèle"),
  bars(66, 1, edges.left, 200),
  place(2, 42, 290),
  squares(308, 24),
  words(edges.right, 120, "AB12CD34EF", { face: "code", align: "end" }),
  words(edges.left, 158, "Extrait Kbis", { size: 19, face: "strong" }),
  words(edges.left, 177, "Immatriculation principale au registre", { colour: "soft" }),
  words(edges.left, 192, "du commerce et des sociétés", { colour: "soft" }),
  place(3, 218),
  words(edges.left, 218, "à jour au 12 janvier 2000", { face: "strong" }),
  rule(234),
  place(4, 260),
  words(edges.left, 260, "Immatriculation"),
  words(edges.right, 260, "000 000 000 R.C.S. Villemodèle", { face: "code", align: "end" }),
  place(5, 292),
  words(edges.left, 292, "Dénomination"),
  words(edges.right, 292, "EXEMPLE ET FILS", { face: "strong", align: "end" }),
  words(edges.left, 314, "Forme et capital"),
  words(edges.right, 314, "SARL, 10 000 €", { align: "end" }),
  place(6, 346),
  words(edges.left, 346, "Siège"),
  words(edges.right, 346, "1 rue du Modèle, Villemodèle", { align: "end" }),
  bars(362, 2),
  rule(396),
  place(7, 422),
  words(edges.left, 422, "Gestion, direction, contrôle", { face: "strong" }),
  words(edges.left, 446, "Gérante"),
  words(edges.right, 446, "EXEMPLE Camille", { face: "strong", align: "end" }),
  bars(458, 2),
  bars(500, 4),
  words(edges.left, 572, "Le greffier", { colour: "soft" }),
  bars(566, 1, 150, 300),
);

function squares(x: number, y: number): Mark {
  const { data, size } = encode("SPECIMEN", { ecc: "L", border: 0 });
  const side = 84 / size;
  const path = data.flatMap((row, down) =>
    row.flatMap((isDark, across) => {
      const [left, right] = [x + across * side, x + (across + 1) * side];
      const [top, bottom] = [y + down * side, y + (down + 1) * side];
      return isDark
        ? [`M ${left} ${top} L ${right} ${top} L ${right} ${bottom} L ${left} ${bottom} Z`]
        : [];
    }),
  );
  return { kind: "path", path: path.join(" "), fill: "ink" };
}
