/** Where a number belongs, as coarse as the cost of a message: no figure tells a number. */
export type NumberPlace = "mainland" | "overseas" | "abroad";

const overseasCodes = ["262", "508", "590", "594", "596", "681", "687", "689"];

/** `prefix`: "+" and the first three digits of an E.164 number. */
export function placeOf(prefix: string): NumberPlace {
  if (prefix.startsWith("+33")) return "mainland";
  return overseasCodes.includes(prefix.slice(1, 4)) ? "overseas" : "abroad";
}
