/** Looks into what a host sent without ever trusting its shape. */
export type Fields = Readonly<Record<string, unknown>>;

/** The value as an object, or null for anything else (a list, a string, nothing). */
export function fieldsOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : null;
}

/** The first of these fields that is there at all; undefined where none is. */
export function valueAt(fields: Fields, ...names: readonly string[]): unknown {
  for (const name of names) {
    if (Object.hasOwn(fields, name) && fields[name] != null) return fields[name];
  }
  return undefined;
}

/** Text under the first of these names that is there; null where none is, or where it is no text. */
export function textAt(fields: Fields, ...names: readonly string[]): string | null {
  const value = valueAt(fields, ...names);
  return typeof value === 'string' ? value : null;
}

/** The list under the first of these names that is there; null where none is, or where it is no list. */
export function listAt(fields: Fields, ...names: readonly string[]): readonly unknown[] | null {
  const value = valueAt(fields, ...names);
  return Array.isArray(value) ? (value as readonly unknown[]) : null;
}

/** An object, also where a host sends it as JSON text; null where it is neither. */
export function unpacked(value: unknown): Fields | null {
  if (typeof value !== 'string') return fieldsOf(value);
  try {
    return fieldsOf(JSON.parse(value));
  } catch {
    return null;
  }
}
