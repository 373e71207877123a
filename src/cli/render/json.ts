import type { Report } from './report.ts';
import { VERSION } from '../version.ts';

/** The document that `assess --format json` prints, as `AssessOutputSchema` describes it. */
export function jsonDocument({ assessment, verdict }: Report): object {
  const { change, ...rest } = assessment;
  return { holdpoint: { version: VERSION, format: 1 }, change, assessment: rest, verdict };
}

/** Levels of nesting that are written item by item; what lies deeper is small. */
const STREAMED_DEPTH = 4;

/**
 * JSON text of a value in pieces, two spaces a level, equal to `JSON.stringify(value, null, 2)`.
 * A change of a hundred thousand effects never stands in memory as one string.
 */
export function* jsonPieces(value: unknown, depth = 0): Generator<string> {
  if (depth >= STREAMED_DEPTH || typeof value !== 'object' || value === null) {
    yield indented(value, depth);
    return;
  }
  const inner = '  '.repeat(depth + 1);
  const isArray = Array.isArray(value);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  if (members.length === 0) {
    yield isArray ? '[]' : '{}';
    return;
  }
  let before = isArray ? '[\n' : '{\n';
  for (const [key, member] of members) {
    yield before + inner + (isArray ? '' : `${JSON.stringify(key)}: `);
    yield* jsonPieces(member, depth + 1);
    before = ',\n';
  }
  yield `\n${'  '.repeat(depth)}${isArray ? ']' : '}'}`;
}

function indented(value: unknown, depth: number): string {
  return JSON.stringify(value, null, 2).replaceAll('\n', `\n${'  '.repeat(depth)}`);
}
