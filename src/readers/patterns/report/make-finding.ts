import { createHash } from 'node:crypto';
import type { Finding } from '../../../core/change/finding.ts';
import type { ExcerptLine } from '../../../core/change/types.ts';
import { LineMask } from '../../shared/mask-secrets.ts';
import type { FilePair } from '../../types.ts';
import type { Pattern, PlacedSighting } from '../types.ts';

const MOST_LINES = 6;

/** One sighting with all that keeps its place: read once the whole change has been looked at. */
export interface Candidate {
  readonly pattern: Pattern;
  readonly sighting: PlacedSighting;
  readonly path: string;
  readonly source: string;
  readonly line: number;
  readonly excerpt: readonly ExcerptLine[];
  readonly readBy: Finding['readBy'];
}

/** `text` is that of the side on which the sighting lies. */
export function candidate(
  pattern: Pattern,
  sighting: PlacedSighting,
  file: FilePair,
  text: string,
  readBy: Finding['readBy'],
): Candidate {
  const line = lineAt(text, sighting.start);
  return {
    pattern,
    sighting,
    path: file.path,
    source: file.sources[sighting.side],
    line,
    excerpt: excerptOf(text, sighting, line),
    readBy,
  };
}

/** `same` counts equal ones in the file, so that each has an id of its own. */
export function makeFinding(one: Candidate, same: number): Finding {
  const { pattern, sighting, path, source, line, excerpt, readBy } = one;
  const digest = createHash('sha256')
    .update(JSON.stringify([pattern.id, path, sighting.side, sighting.key, same]))
    .digest('hex');
  return {
    id: `${pattern.id}:${path}:${digest.slice(0, 16)}`,
    pattern: pattern.id,
    title: pattern.title,
    why: pattern.why,
    fix: pattern.fix,
    readBy,
    weight: sighting.weight ?? pattern.weight,
    path,
    evidence: { source, pointer: null, line, note: sighting.note, excerpt },
  };
}

/** 1-based. */
function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) {
    line++;
  }
  return line;
}

function excerptOf(text: string, sighting: PlacedSighting, first: number): readonly ExcerptLine[] {
  const { start, end, secret, side } = sighting;
  const shown =
    secret === undefined ? text : `${text.slice(0, secret.start)}[masked]${text.slice(secret.end)}`;
  const from = shown.lastIndexOf('\n', start - 1) + 1;
  const stop = shown.indexOf('\n', Math.max(from, end - 1 - (text.length - shown.length)));
  const lines = shown.slice(from, stop === -1 ? shown.length : stop).split('\n', MOST_LINES);
  const mask = new LineMask();
  const mark = side === 'after' ? 'added' : 'removed';
  return lines.map((line, index) => ({
    number: first + index,
    text: mask.show(line.replace(/\r$/, '')),
    mark,
  }));
}
