import { lazy, Suspense, useSyncExternalStore } from 'react';
import type { Reach } from '../../core/reach/types.ts';
import { Section } from '../case/section.tsx';
import { Icon } from '../ui/icon.tsx';
import { count, list } from '../ui/words.ts';
import { ReachTable } from './reach-table.tsx';
import { ReachTree } from './reach-tree.tsx';
import './reach-section.css';

const ReachGraph = lazy(async () => ({ default: (await import('./reach-graph.tsx')).ReachGraph }));

const WIDE = '(min-width: 700px)';

function useWide(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const query = matchMedia(WIDE);
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    () => matchMedia(WIDE).matches,
  );
}

/** What the drawing shows, in one sentence. */
export function reachSentence(reach: Reach): string {
  const direct = reach.systems.filter((system) => system.distance === 0).length;
  const total = reach.total;
  if (total === 0) return 'It hits no system of the catalog.';
  if (total === direct)
    return `It hits ${count(direct, 'system')} directly, and none depends on them.`;
  const tiers = (['1', '2', '3', '4'] as const).flatMap((tier) =>
    reach.countByTier[tier] === 0 ? [] : [`${reach.countByTier[tier]} of Tier ${tier}`],
  );
  if (reach.countByTier.none > 0) tiers.push(`${reach.countByTier.none} without a tier`);
  return `It hits ${count(direct, 'system')} directly and reaches ${count(total, 'system')} in all: ${list(tiers)}.`;
}

function Crossings({ reach }: { readonly reach: Reach }) {
  if (reach.crossings.length === 0) return null;
  const nameOf = (id: string): string =>
    reach.systems.find((system) => system.id === id)?.name ?? id;
  return (
    <ul className="crossings">
      {reach.crossings.map((crossing) => (
        <li key={`${crossing.from}${crossing.to}`}>
          <Icon name="link" size={14} />
          <span>
            <strong>Boundary crossed:</strong> {nameOf(crossing.from)} (
            {crossing.fromTier === null ? 'no tier' : `Tier ${crossing.fromTier}`}) reaches{' '}
            {nameOf(crossing.to)} (Tier {crossing.toTier}), so it is treated as critical too.
          </span>
        </li>
      ))}
    </ul>
  );
}

/** How far it would reach if it went wrong. */
export function ReachSection(props: {
  readonly caseId: string;
  readonly reach: Reach;
  readonly asTable: boolean;
  readonly onTable: (table: boolean) => void;
}) {
  const { caseId, reach, asTable, onTable } = props;
  const wide = useWide();
  const empty = reach.systems.length === 0;
  return (
    <Section id="reach" title="How far it would reach">
      <div className="reach-head">
        <p>{reachSentence(reach)}</p>
        {!empty && (
          <div className="reach-switch no-print">
            <button type="button" aria-pressed={!asTable} onClick={() => onTable(false)}>
              {wide ? 'Drawing' : 'Tree'}
            </button>
            <button type="button" aria-pressed={asTable} onClick={() => onTable(true)}>
              Table
            </button>
          </div>
        )}
      </div>
      {!empty && (
        <div className={asTable ? '' : 'no-print'}>
          {asTable && <ReachTable reach={reach} caseId={caseId} tools />}
          {!asTable && !wide && <ReachTree reach={reach} />}
          {!asTable && wide && (
            <Suspense fallback={<p className="graph-wait">The drawing is loading…</p>}>
              <ReachGraph reach={reach} onList={() => onTable(true)} />
            </Suspense>
          )}
        </div>
      )}
      {!empty && !asTable && (
        <div className="print-only">
          <ReachTree reach={reach} />
        </div>
      )}
      <Crossings reach={reach} />
      {reach.unclaimed.length > 0 && (
        <p className="reach-unclaimed">
          <Icon name="unknown" size={14} />{' '}
          <span>
            {count(reach.unclaimed.length, 'effect')} on{' '}
            {reach.unclaimed.length === 1 ? 'a resource' : 'resources'} that no system of the
            catalog claims: how far {reach.unclaimed.length === 1 ? 'it reaches' : 'they reach'} is
            not known.
          </span>
        </p>
      )}
    </Section>
  );
}
