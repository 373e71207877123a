import { InputError } from '../../readers/types.ts';
import type { SourceFile } from '../types.ts';
import type { Labels } from './metrics.ts';

/** One series with its value. */
export interface Sample {
  /** Empty where a query has taken the name away. */
  readonly name: string;
  readonly labels: Labels;
  readonly value: number;
  /** Milliseconds since 1970, or null. */
  readonly at: number | null;
}

const SERIES = /^([a-zA-Z_:][a-zA-Z0-9_:]{0,200})/;
const LABEL = /[ \t,]*([a-zA-Z_][a-zA-Z0-9_]{0,200})="((?:[^"\\]|\\.){0,2000})"/y;
const REST =
  /^[ \t]{0,20}[,]?[ \t]{0,20}\}?[ \t]{1,20}([0-9.eE+-]{1,40}|NaN|[+-]?Inf)(?:[ \t]{1,20}(-?[0-9.]{1,30}))?/;

/** Prometheus text format. Throws `InputError` at a line that is not in it. */
export function* samplesOf({ path, text }: SourceFile): Generator<Sample> {
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  for (let number = 1; start < text.length; number++) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    const line = text.slice(start, Math.min(end, start + 65_536)).trim();
    start = end + 1;
    if (line === '' || line.startsWith('#')) continue;
    const sample = sampleOf(line);
    if (sample === null) {
      throw new InputError(
        `${path}:${number}`,
        'this line is no metric',
        'Export the metrics again, as text',
      );
    }
    yield sample;
  }
}

function sampleOf(line: string): Sample | null {
  const name = SERIES.exec(line)?.[1];
  if (name === undefined) return null;
  const labels = new Map<string, string>();
  let at = name.length;
  if (line[at] === '{') {
    LABEL.lastIndex = ++at;
    for (let label = LABEL.exec(line); label !== null; label = LABEL.exec(line)) {
      labels.set(label[1] ?? '', unescaped(label[2] ?? ''));
      at = LABEL.lastIndex;
    }
    if (!/^[ \t,]{0,20}\}/.test(line.slice(at, at + 40))) return null;
  }
  const [whole, value, stamp] = REST.exec(line.slice(at)) ?? [];
  if (whole === undefined || value === undefined) return null;
  return { name, labels, value: Number(value), at: stampOf(stamp) };
}

/** Prometheus writes milliseconds, OpenMetrics seconds. */
function stampOf(stamp: string | undefined): number | null {
  if (stamp === undefined) return null;
  const number = Number(stamp);
  return number < 1e11 ? number * 1000 : number;
}

function unescaped(text: string): string {
  return text.includes('\\')
    ? text.replace(/\\(.)/g, (_, mark: string) => (mark === 'n' ? '\n' : mark))
    : text;
}
