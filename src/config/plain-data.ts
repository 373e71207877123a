import { parseAllDocuments } from 'yaml';

/** Members of an object that came from somebody's file; none where it is something else. */
export function membersOf(value: unknown): [string, unknown][] {
  return isObject(value) ? Object.entries(value) : [];
}

export function member(value: unknown, ...path: readonly string[]): unknown {
  let current = value;
  for (const key of path)
    current = isObject(current) && Object.hasOwn(current, key) ? current[key] : undefined;
  return current;
}

export function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The documents of a YAML text; none where it cannot be read. */
export function parseYaml(text: string): unknown[] {
  try {
    const documents = parseAllDocuments(text, { logLevel: 'silent', uniqueKeys: false });
    if (!Array.isArray(documents)) return [];
    return documents.flatMap((document): unknown[] =>
      document.errors.length > 0 ? [] : [document.toJS({ maxAliasCount: 100 })],
    );
  } catch {
    return [];
  }
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
