/** Settles at the first Ctrl-C, SIGTERM or hang-up, or when the watching parent exits. */
export function untilStopAsked(): Promise<void> & { asked: boolean } {
  let ask: () => void = () => undefined;
  const promise = Object.assign(new Promise<void>((resolve) => (ask = resolve)), { asked: false });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP", "disconnect"]) {
    process.on(signal, () => {
      promise.asked = true;
      ask();
    });
  }
  return promise;
}
