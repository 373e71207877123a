/** Answers that stay what they are for their key, such as all that follows from two commits. */
export interface Remembered<T> {
  /** What `make` gave for this key before, or gives now. What it throws is not remembered. */
  get(key: string, make: () => Promise<T>): Promise<T>;
}

/** Keeps what was used last, up to so much weight in all. What is heavier alone is not kept. */
export function remember<T>(most: number, weigh: (value: T) => number): Remembered<T> {
  const kept = new Map<string, { readonly value: T; readonly weight: number }>();
  const underWay = new Map<string, Promise<T>>();
  let total = 0;
  const forget = (key: string): void => {
    total -= kept.get(key)?.weight ?? 0;
    kept.delete(key);
  };
  const keep = (key: string, value: T): void => {
    const weight = weigh(value);
    if (weight > most) return;
    forget(key);
    kept.set(key, { value, weight });
    total += weight;
    for (const oldest of kept.keys()) {
      if (total <= most) return;
      forget(oldest);
    }
  };
  return {
    get: async (key, make) => {
      const there = kept.get(key);
      if (there !== undefined) {
        // A map lists its keys by when they came: whatever was used last goes last.
        kept.delete(key);
        kept.set(key, there);
        return there.value;
      }
      const begun = underWay.get(key);
      if (begun !== undefined) return begun;
      const made = make();
      underWay.set(key, made);
      try {
        const value = await made;
        keep(key, value);
        return value;
      } finally {
        underWay.delete(key);
      }
    },
  };
}
