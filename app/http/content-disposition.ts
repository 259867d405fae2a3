/** Non-ASCII letters are sent as in RFC 5987. */
export function contentDisposition(type: "inline" | "attachment", name: string) {
  const plain = name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\w .-]/g, "-");
  const full = encodeURIComponent(name).replace(/['()*]/g, escape);
  return `${type}; filename="${plain}"; filename*=UTF-8''${full}`;
}

/** For characters that `encodeURIComponent` leaves but RFC 5987 does not allow. */
function escape(sign: string) {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
}
