const last = new Map<string, Promise<unknown>>();

/**
 * Work about one thing, one piece after the other within this process. Other servers may be at it as well: this
 * spares double work, and what must not happen twice is looked at again where it is written.
 */
export async function oneAfterTheOther<T>(key: string, work: () => Promise<T>): Promise<T> {
  const before = last.get(key) ?? Promise.resolve();
  const mine = before.then(work, work);
  const settled = mine.then(
    () => undefined,
    () => undefined,
  );
  last.set(key, settled);
  try {
    return await mine;
  } finally {
    if (last.get(key) === settled) last.delete(key);
  }
}
