export const codeEnded = "code-ended";
