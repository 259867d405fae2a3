/** Without trailing slashes, which the router ignores. */
export function formPath(request: Request) {
  return new URL(request.url).pathname.replace(/(?<=.)\/+$/, "");
}
