import type { Effect, Evidence, ExcerptLine } from '../../../core/change/types.ts';
import type { FilePair } from '../../types.ts';
import type { Act } from './act.ts';
import type { Tree } from '../../shared/tree/types.ts';
import { SafeLines } from './safe-lines.ts';

/** Both versions of a file, ready to be shown. */
interface Sides {
  readonly before: SafeLines;
  readonly after: SafeLines;
}

const MOST_LINES = 6;

/** `.env`, `.env.production`, `app.env`: programs take their secrets from them. */
const ENVIRONMENT_FILE = /(?:^|\/)(?:\.?env(?:rc)?(?:\.[\w.-]+)?|[\w.-]*\.env|\.flaskenv)$/i;

/** What a file's acts come to as effects. */
export function effectsOf(
  pair: FilePair,
  acts: readonly Act[],
  documents: { readonly before: readonly Tree[]; readonly after: readonly Tree[] },
): readonly Effect[] {
  // Whatever stands in a file for secrets may be one, whatever it is called.
  const isSecret = ENVIRONMENT_FILE.test(pair.path);
  const wanted = {
    before: new Set(isSecret ? [] : acts.flatMap((act) => act.before)),
    after: new Set(isSecret ? [] : acts.flatMap((act) => act.after)),
  };
  const linesOf = (side: 'before' | 'after') =>
    new SafeLines(pair[side], documents[side], wanted[side]);
  const sides = { before: linesOf('before'), after: linesOf('after') };
  const seen = new Map<string, number>();
  return acts.map((act) => ({
    verb: act.verb,
    resource: {
      type: act.type,
      address: unique(act.address === '' ? pair.path : `${pair.path}#${act.address}`, seen),
      provider: act.provider,
      name: act.name,
      ...(pair.inRepository ? { file: pair.path } : {}),
    },
    environment: act.place.kind,
    environmentName: act.place.name,
    reversibility: act.reversibility,
    data: act.data,
    traits: [...new Set(act.traits)].toSorted(),
    changes: [...new Set(act.changes)].toSorted(),
    why: `${act.why}.`,
    safer: [...new Set(act.safer)],
    evidence: evidenceOf(pair, act, sides),
  }));
}

/** The same address again gets a number: two mounts of one service are two effects. */
function unique(address: string, seen: Map<string, number>): string {
  const count = (seen.get(address) ?? 0) + 1;
  seen.set(address, count);
  return count === 1 ? address : `${address}~${count}`;
}

function evidenceOf(pair: FilePair, act: Act, sides: Sides): readonly Evidence[] {
  const before = piece(pair.sources.before, act.before, sides.before, 'removed', act.note);
  const after = piece(pair.sources.after, act.after, sides.after, 'added', act.note);
  const found = [before, after].filter((one) => one !== null);
  if (found.length > 0) return found;
  const source = pair.after === null ? pair.sources.before : pair.sources.after;
  return [{ source, pointer: null, line: null, note: act.note, excerpt: [] }];
}

function piece(
  source: string,
  lines: readonly number[],
  side: SafeLines,
  mark: ExcerptLine['mark'],
  note: string,
): Evidence | null {
  const sorted = [...new Set(lines)].toSorted((a, b) => a - b);
  const first = sorted[0];
  if (first === undefined) return null;
  const excerpt = sorted
    .slice(0, MOST_LINES)
    .map((line) => side.show(line, mark))
    .filter((line) => line !== null);
  return { source, pointer: null, line: first, note, excerpt };
}
