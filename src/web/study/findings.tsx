import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Listed, ReachStudy } from '../../core/reach/study/study-types.ts';
import type { ReachEdge } from '../../core/reach/types.ts';
import { Section } from '../case/section.tsx';
import { tierWords } from '../ui/facts.tsx';
import { count, list } from '../ui/words.ts';
import { standingWords } from './edge-words.ts';

const MOST = 12;

export function SystemLink({ id, name }: { readonly id: string; readonly name?: string }) {
  return (
    <Link to="/reach" search={{ of: id }}>
      {name ?? id}
    </Link>
  );
}

/** What is remarkable about a reach; each part stands only where there is something to say. */
export function Findings({ study }: { readonly study: ReachStudy }) {
  return (
    <>
      <Finding
        id="carries"
        title="Carries Tier 1 without being Tier 1"
        why="Whatever their own tier says, a Tier-1 system stands on them: treat them as critical."
        listed={study.carriesTier1}
        idOf={({ system }) => system}
      >
        {({ system, tier, steps, neededBy }) => (
          <>
            <SystemLink id={system} /> ({tierWords(tier)}):{' '}
            {neededBy.length > 0
              ? `needed directly by ${list(neededBy.slice(0, 4))}`
              : `Tier 1 is ${count(steps, 'step')} away`}
          </>
        )}
      </Finding>
      <Finding
        id="single"
        title="Single points"
        why="Every way of harm to the systems behind them goes through them: a guard here guards all of those."
        listed={study.singlePoints}
        idOf={({ system }) => system}
      >
        {({ system, total, tier1, examples }) => (
          <>
            <SystemLink id={system} />: {count(total, 'system')} behind it, {tier1} of Tier 1
            <span className="muted"> ({examples.slice(0, 3).join(', ')})</span>
          </>
        )}
      </Finding>
      <Finding
        id="disagree"
        title="Declared and observed disagree"
        why="What the catalog says and what traffic shows are not the same here; one of them is wrong."
        listed={study.disagreements}
        idOf={edgeId}
      >
        {(edge) => <EdgeLine edge={edge} />}
      </Finding>
      <Finding
        id="stale"
        title="Not seen for long"
        why="They fade with age and still count."
        listed={study.stale}
        idOf={edgeId}
      >
        {(edge) => <EdgeLine edge={edge} />}
      </Finding>
      <Finding
        id="unowned"
        title="Without an owner"
        why="Nobody would be called."
        listed={study.unowned}
        idOf={(id) => id}
      >
        {(id) => <SystemLink id={id} />}
      </Finding>
      <Finding
        id="cycles"
        title="Cycles"
        why="They all depend on one another, so none of them can start without the others."
        listed={study.cycles}
        idOf={({ systems }) => systems.join()}
      >
        {({ systems, total }) => (
          <>
            {list(systems.slice(0, 6))}
            {total > 6 && ` (${total} in all)`}
          </>
        )}
      </Finding>
    </>
  );
}

export function EdgeLine({ edge }: { readonly edge: ReachEdge }) {
  return (
    <>
      <SystemLink id={edge.from} /> needs <SystemLink id={edge.to} />
      <span className="muted">
        {edge.via !== null && ` via ${edge.via}`}: {standingWords(edge)}
      </span>
    </>
  );
}

export function edgeId({ from, to }: ReachEdge): string {
  return `${from} ${to}`;
}

function Finding<T>(props: {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly listed: Listed<T>;
  readonly idOf: (item: T) => string;
  readonly children: (item: T) => ReactNode;
}) {
  const { id, title, why, listed, idOf, children } = props;
  if (listed.count === 0) return null;
  const shown = listed.first.slice(0, MOST);
  return (
    <Section id={id} title={title} aside={listed.count.toLocaleString('en-GB')}>
      <p className="study-why">{why}</p>
      <ul className="study-list">
        {shown.map((item) => (
          <li key={idOf(item)}>{children(item)}</li>
        ))}
      </ul>
      {listed.count > shown.length && (
        <p className="small muted">and {count(listed.count - shown.length, 'more', 'more')}</p>
      )}
    </Section>
  );
}
