export function createQueue(places: number) {
  const waiting: (() => void)[] = [];
  let free = places;
  return async function inTurn<Value>(task: () => Promise<Value>): Promise<Value> {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}
