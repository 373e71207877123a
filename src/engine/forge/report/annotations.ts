import type { Effect } from '../../../core/change/types.ts';
import type { StoredCase } from '../../ports.ts';
import type { ForgeAnnotation } from '../types.ts';
import { oneLine } from './plain-text.ts';

const MOST = 50;
const RANK = { failure: 0, warning: 1, notice: 2 };

/** Lines of the new version that findings, and effects that a rule names or nobody can undo, stand on. */
export function annotationsOf({ assessment, verdict }: StoredCase): readonly ForgeAnnotation[] {
  const { change } = assessment;
  const head = change.origin?.head;
  if (head === undefined) return [];
  const named = new Set(verdict.reasons.flatMap(({ effects }) => effects));
  const ofEffects = change.effects.flatMap((effect, index) =>
    named.has(index) || effect.reversibility === 'irreversible' ? onLine(effect, head) : [],
  );
  const ofFindings = (change.findings ?? []).flatMap((finding): readonly ForgeAnnotation[] =>
    finding.evidence.line === null
      ? []
      : [
          {
            path: finding.path,
            line: finding.evidence.line,
            weight: finding.weight === 'hold' ? 'warning' : 'notice',
            title: oneLine(finding.title, 200),
            message: oneLine(`${finding.why} Instead: ${finding.fix}`, 1000),
          },
        ],
  );
  return distinct([...ofEffects, ...ofFindings])
    .toSorted((a, b) => RANK[a.weight] - RANK[b.weight] || order(a, b))
    .slice(0, MOST);
}

/** Evidence of the new version names it by path and the head's first digits. */
function onLine(effect: Effect, head: string): readonly ForgeAnnotation[] {
  const ending = `@${head.slice(0, 12)}`;
  const place = effect.evidence.find(
    ({ source, line }) => line !== null && source.endsWith(ending),
  );
  if (place?.line == null) return [];
  return [
    {
      path: place.source.slice(0, -ending.length),
      line: place.line,
      weight: effect.reversibility === 'irreversible' ? 'failure' : 'warning',
      title: oneLine(`${effect.verb} ${effect.resource.type} ${effect.resource.address}`, 200),
      message: oneLine(effect.why, 1000),
    },
  ];
}

function order(a: ForgeAnnotation, b: ForgeAnnotation): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return a.line - b.line || (a.title < b.title ? -1 : 1);
}

function distinct(all: readonly ForgeAnnotation[]): readonly ForgeAnnotation[] {
  return [...new Map(all.map((each) => [JSON.stringify(each), each])).values()];
}
