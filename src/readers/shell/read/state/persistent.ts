/**
 * A map that is never changed: setting gives a new one, and the old one stays as it was. That is what a
 * subshell and the environment of an invocation need. Short chains are looked through; a long one is
 * brought into a plain map.
 */
const LONGEST_CHAIN = 24;

interface Link<V> {
  readonly name: string;
  readonly value: V | undefined;
  readonly next: Link<V> | null;
}

export interface Persistent<V> {
  readonly base: ReadonlyMap<string, V>;
  readonly chain: Link<V> | null;
  readonly length: number;
}

const NO_BASE: ReadonlyMap<string, never> = new Map<string, never>();

export const EMPTY: Persistent<never> = { base: NO_BASE, chain: null, length: 0 };

export function valueOf<V>(map: Persistent<V>, name: string): V | undefined {
  for (let link = map.chain; link !== null; link = link.next) {
    if (link.name === name) return link.value;
  }
  return map.base.get(name);
}

/** `undefined` takes the name away. */
export function withValue<V>(
  map: Persistent<V>,
  name: string,
  value: V | undefined,
): Persistent<V> {
  const longer: Persistent<V> = {
    base: map.base,
    chain: { name, value, next: map.chain },
    length: map.length + 1,
  };
  return longer.length <= LONGEST_CHAIN
    ? longer
    : { base: new Map<string, V>(entriesOf(longer)), chain: null, length: 0 };
}

export function entriesOf<V>(map: Persistent<V>): ReadonlyMap<string, V> {
  if (map.chain === null) return map.base;
  const links: Link<V>[] = [];
  for (let link: Link<V> | null = map.chain; link !== null; link = link.next) links.push(link);
  const all = new Map(map.base);
  for (const { name, value } of links.toReversed()) {
    if (value === undefined) all.delete(name);
    else all.set(name, value);
  }
  return all;
}
