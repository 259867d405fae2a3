export function parseCode(text: string): string | null {
  const code = text.replace(/[\s.-]/g, "");
  return /^\d{6}$/.test(code) ? code : null;
}

export const codeEnded = "code-ended";
