import type { TableSize, TableSizes } from '../../types.ts';

const COMMENT = /^[ \t]*--[ \t]*holdpoint:[ \t]*table[ \t]+([\w."$]+)([ \t][^\n]*)$/gim;

/**
 * Sizes out of comments in a script: `-- holdpoint: table users rows=1200 bytes=90000`. Whoever writes
 * the script writes these too.
 */
export function sizesInComments(text: string): TableSizes {
  const sizes = new Map<string, TableSize>();
  if (!text.includes('holdpoint:')) return sizes;
  for (const [, name = '', rest = ''] of text.matchAll(COMMENT)) {
    const size = {
      rows: numberOf(rest, /\brows=(\d+)\b/),
      bytes: numberOf(rest, /\bbytes=(\d+)\b/),
      saidBy: 'the script itself',
    };
    sizes.set(name.replaceAll('"', ''), size);
  }
  return sizes;
}

function numberOf(text: string, pattern: RegExp): number | null {
  const digits = pattern.exec(text)?.[1];
  return digits === undefined ? null : Number(digits);
}
