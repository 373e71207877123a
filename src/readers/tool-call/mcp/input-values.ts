/** One string somewhere in an input, and the key that it stands under. */
export interface InputValue {
  /** In lower case, without `_` and `-`; that of the list for what stands in one. */
  readonly key: string;
  readonly text: string;
}

const MOST = 300;
const DEEPEST = 6;
const LONGEST = 300_000;

/** Strings of an input with their keys, in order; bounded whatever the input. */
export function valuesOf(input: unknown): readonly InputValue[] {
  const found: InputValue[] = [];
  const walk = (value: unknown, key: string, depth: number): void => {
    if (found.length >= MOST || depth > DEEPEST) return;
    if (typeof value === 'string') {
      found.push({ key, text: value.slice(0, LONGEST) });
    } else if (Array.isArray(value)) {
      for (const each of value.slice(0, MOST)) walk(each, key, depth + 1);
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, each] of Object.entries(value).slice(0, MOST)) {
        walk(each, name.toLowerCase().replace(/[_-]/g, ''), depth + 1);
      }
    }
  };
  walk(input, '', 0);
  return found;
}
