const PLAIN = /^[A-Za-z][A-Za-z0-9_.-]*$/;
const RESERVED = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

/** A text as one YAML scalar that reads back as the same text. */
export function scalar(text: string): string {
  if (PLAIN.test(text) && !RESERVED.test(text)) return text;
  // JSON strings are YAML, and the only style in which control characters can stand.
  return /[\p{C}\p{Zl}\p{Zp}]/u.test(text)
    ? JSON.stringify(text)
    : `'${text.replaceAll("'", "''")}'`;
}

export function flow(texts: readonly string[]): string {
  return `[${texts.map(scalar).join(', ')}]`;
}

/** A comment of one line, whatever the text holds. */
export function comment(text: string, indent = ''): string {
  return `${indent}# ${text.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ')}`;
}
