import type { Effect, Signal } from '../../core/change/types.ts';
import { readJson } from '../shared/tree/read-json.ts';
import { readYaml } from '../shared/tree/read-yaml.ts';
import type { FilePair } from '../types.ts';
import { compareDocuments } from './compare.ts';
import { documentsIn } from './documents.ts';
import type { PolicyDocument } from './documents.ts';
import { effectOf } from './report.ts';

type Side = 'before' | 'after';

/** What one file's two sides come to. */
export interface PairReading {
  readonly effects: readonly Effect[];
  readonly signals: readonly Signal[];
}

export function readPair(pair: FilePair): PairReading {
  const signals: Signal[] = [];
  const [before, after] = (['before', 'after'] as const).map((side) => {
    const found = sideOf(pair, side);
    if (typeof found === 'object' && 'message' in found) {
      signals.push(unreadable(pair, side, found.line, found.message));
      return [];
    }
    return found;
  });
  if (signals.length > 0) return { effects: [], signals };
  const effects: Effect[] = [];
  const keys = new Set([...(before ?? []), ...(after ?? [])].map(({ key }) => key));
  for (const key of keys) {
    const old = before?.find((document) => document.key === key) ?? null;
    const next = after?.find((document) => document.key === key) ?? null;
    const shown = next ?? old;
    if (shown === null) continue;
    if (old !== null && next !== null && old.language !== next.language) {
      signals.push(
        unreadable(pair, 'after', 1, 'the policy is written in another language than before'),
      );
      continue;
    }
    const compared = compareDocuments(old, next);
    if (compared.kind === 'failed') {
      signals.push(unreadable(pair, compared.side, compared.line, compared.message));
      continue;
    }
    const own = {
      ...pair,
      before: old === null ? null : pair.before,
      after: next === null ? null : pair.after,
    };
    const effect = effectOf(own, shown, compared.findings, compared.denies);
    if (effect !== null) effects.push(effect);
  }
  return { effects, signals };
}

function sideOf(
  pair: FilePair,
  side: Side,
): readonly PolicyDocument[] | { readonly line: number; readonly message: string } {
  const text = pair[side];
  if (text === null || text.trim() === '') return [];
  const bare = text.replace(/^\uFEFF/, '');
  const reading = /^\s*[[{/]/.test(bare) ? readJson(bare) : readYaml(bare);
  if (reading.kind === 'failed') return { line: reading.line, message: reading.message };
  const found = reading.documents.flatMap((tree) => documentsIn(tree));
  return found.length > 0 ? found : { line: 1, message: 'there is no policy in it' };
}

function unreadable(pair: FilePair, side: Side, line: number, message: string): Signal {
  return {
    kind: 'incomplete-input',
    weight: 'hold',
    message: `The policy ${pair.path} cannot be compared, since its ${side === 'after' ? 'new' : 'old'} version cannot be read: ${message}.`,
    evidence: [{ source: pair.sources[side], pointer: null, line, note: message, excerpt: [] }],
  };
}
