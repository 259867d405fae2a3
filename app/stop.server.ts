/**
 * Runs `stop` once, on SIGTERM, SIGINT or when the parent exits; after 15 s the process ends
 * anyway.
 */
export function whenAskedToStop(stop: () => Promise<void>) {
  let asked = false;
  const once = () => {
    if (asked) return;
    asked = true;
    setTimeout(() => process.exit(1), 15_000).unref();
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on("SIGTERM", once);
  process.on("SIGINT", once);
  process.on("disconnect", once);
}
