type Value = string | number | boolean | null;

const INTEGER = /^[-+]?[0-9]+$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const OCTAL = /^0o[0-7]+$/;
const HEXADECIMAL = /^0x[0-9a-fA-F]+$/;
const INFINITE = /^[-+]?\.(?:inf|Inf|INF)$/;

const WORDS: ReadonlyMap<string, boolean | null | number> = new Map<
  string,
  boolean | null | number
>([
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
  ...['.nan', '.NaN', '.NAN'].map((word) => [word, Number.NaN] as const),
]);

const CORE = 'tag:yaml.org,2002:';

/** What a plain scalar without a tag stands for in the core schema of YAML 1.2. */
export function plainScalar(text: string): Value {
  const word = WORDS.get(text);
  if (word !== undefined) return word;
  if (!/^[-+.0-9]/.test(text)) return text;
  if (INTEGER.test(text) || FLOAT.test(text)) return Number(text);
  if (OCTAL.test(text)) return Number.parseInt(text.slice(2), 8);
  if (HEXADECIMAL.test(text)) return Number.parseInt(text.slice(2), 16);
  if (INFINITE.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  return text;
}

/** What a scalar stands for whose tag is written out. A tag that the core schema lacks makes it text. */
export function taggedScalar(text: string, tag: string): Value {
  if (!tag.startsWith(CORE)) return text;
  const value = plainScalar(text);
  switch (tag.slice(CORE.length)) {
    case 'int':
    case 'float':
      return typeof value === 'number' ? value : text;
    case 'bool':
      return typeof value === 'boolean' ? value : text;
    case 'null':
      return value === null ? null : text;
    default:
      return text;
  }
}
