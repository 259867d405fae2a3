/** What the pictures of a paper become, in the folder of the child that puts them together. */
export const compositionName = "composition.pdf";
