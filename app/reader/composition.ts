export const compositionName = "composition.pdf";
