import { readJson } from '../../shared/tree/read-json.ts';
import type { Tree } from '../../shared/tree/types.ts';
import { InputError } from '../../types.ts';

/** More change sets than any deployment has. */
const MOST = 1_000;
const ADVICE =
  'Make it again with `aws cloudformation describe-change-set --output json` and pass it whole';

/** The JSON values that stand in a text one after the other, with the lines of the whole text. */
export function jsonValues(text: string, source: string): readonly Tree[] {
  const parts = partsOf(text);
  if (parts.length > MOST) {
    throw new InputError(source, `holds more than ${MOST} values`, ADVICE);
  }
  return parts.flatMap(({ start, end, line }) => {
    // The lines before keep their number, and nothing else of them.
    const reading = readJson('\n'.repeat(line) + text.slice(start, end));
    if (reading.kind === 'failed') {
      throw new InputError(source, `line ${reading.line}: ${reading.message}`, ADVICE);
    }
    return reading.documents;
  });
}

interface Part {
  readonly start: number;
  readonly end: number;
  /** Line breaks before it. */
  readonly line: number;
}

/** Where each value at the top starts and ends: after the bracket that closes it. */
function partsOf(text: string): readonly Part[] {
  const parts: Part[] = [];
  let depth = 0;
  let inString = false;
  let lines = 0;
  let start = 0;
  let line = 0;
  for (let offset = 0; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (code === 0x0a) lines++;
    if (inString) {
      if (code === 0x5c) offset++;
      else if (code === 0x22) inString = false;
    } else if (code === 0x22) inString = true;
    else if (code === 0x7b || code === 0x5b) depth++;
    else if ((code === 0x7d || code === 0x5d) && --depth === 0) {
      parts.push({ start, end: offset + 1, line });
      start = offset + 1;
      line = lines;
      if (parts.length > MOST) return parts;
    }
  }
  // What is left over is part of a value that was cut off, or no value at all.
  if (text.slice(start).trim() !== '') parts.push({ start, end: text.length, line });
  return parts;
}
