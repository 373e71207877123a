import { TomlError, parse } from 'smol-toml';
import { LIMITS } from '../../shared/tree/limits.ts';
import type { Tree, TreeReading } from '../../shared/tree/types.ts';
import { LineFault, list, openMap, readingOf, scalar } from './tree-builder.ts';
import { tomlLines } from './toml-lines.ts';

/** Reads TOML 1.0. What stands inside an inline table or a list has the line of its key. */
export function readToml(text: string): TreeReading {
  return readingOf(text.replace(/^\uFEFF/, ''), (whole) => {
    // Before the parser, which follows a key of a million dots as deep as it goes.
    const lines = tomlLines(whole);
    return treeOf(parsed(whole), [], 1, lines);
  });
}

function parsed(text: string): unknown {
  try {
    return parse(text, { maxDepth: LIMITS.depth, integersAsBigInt: 'asNeeded' });
  } catch (fault) {
    const line = fault instanceof TomlError ? fault.line : 1;
    throw new LineFault(line, 'it is not valid TOML');
  }
}

function treeOf(
  value: unknown,
  path: readonly string[],
  above: number,
  lines: ReadonlyMap<string, number>,
): Tree {
  const line = lines.get(JSON.stringify(path)) ?? above;
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return list(
      items.map((item, index) => treeOf(item, [...path, `#${index}`], line, lines)),
      line,
    );
  }
  if (typeof value === 'object' && value !== null && !(value instanceof Date)) {
    const map = openMap(line);
    for (const [key, inner] of Object.entries(value)) {
      map.entries.set(key, treeOf(inner, [...path, key], line, lines));
    }
    return map;
  }
  if (typeof value === 'bigint') return scalar(Number(value), line);
  if (value instanceof Date) return scalar(value.toISOString(), line);
  return scalar(value as string | number | boolean, line);
}
