export type OneAtATime = <T>(key: string, work: () => Promise<T>) => Promise<T>;

/** Work with the same key is done in the order asked for, one piece after the other. */
export function oneAtATime(): OneAtATime {
  const last = new Map<string, Promise<unknown>>();
  return <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const before = last.get(key) ?? Promise.resolve();
    const mine = before.then(work, work);
    const settled = mine.then(forget, forget);
    function forget(): void {
      if (last.get(key) === settled) last.delete(key);
    }
    last.set(key, settled);
    return mine;
  };
}
