// GSM 03.38 (3GPP TS 23.038, 6.2.1).
const basic = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?" +
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
const extension = new Set("\f^{}\\[~]|€");

export function isOneGsm7Message(text: string): boolean {
  let septets = 0;
  for (const character of text) {
    if (!basic.has(character) && !extension.has(character)) return false;
    septets += basic.has(character) ? 1 : 2;
  }
  return septets <= 160;
}
