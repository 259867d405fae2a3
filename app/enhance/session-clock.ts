/** Seconds, as the server says: without use, and whatever happens. */
export interface TimeLeft {
  readonly idle: number;
  readonly end: number;
}

interface Memory {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

/** A page opens with a session that was just used; its latest end is remembered from page to page. */
export function sessionClock(key: string, idleSeconds: number, memory: Memory) {
  const remembered = Number(memory.getItem(key));
  let idleAt = Date.now() + idleSeconds * 1000;
  let endAt = remembered > Date.now() ? remembered : null;
  return {
    idleAt: () => idleAt,
    knowsEnd: () => endAt !== null,
    /** Seconds. */
    left: () => (Math.min(idleAt, endAt ?? Infinity) - Date.now()) / 1000,
    canExtend: () => idleAt < (endAt ?? Infinity),
    set({ idle, end }: TimeLeft) {
      idleAt = Date.now() + idle * 1000;
      endAt = Date.now() + end * 1000;
      memory.setItem(key, String(endAt));
    },
    /** Another tab used the session. */
    seen(at: number) {
      idleAt = Math.max(idleAt, at);
    },
  };
}
