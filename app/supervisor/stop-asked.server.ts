/** Settles at the first Ctrl-C, SIGTERM, hang-up, or when the parent that watches us is gone; more of them change nothing. */
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
