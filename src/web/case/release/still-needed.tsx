import type { SafetyCase } from '../../../server/contract/cases.ts';
import { count } from '../../ui/words.ts';
import { Places } from '../people/person.tsx';
import { needsOf, needWords, progress, type Need, type People } from '../people/release.ts';

/** As short as a card can bear; the page says the rest. */
function Short({ need, people }: { readonly need: Need; readonly people: People }) {
  const { hold } = need;
  switch (hold.requirement.kind) {
    case 'explanation':
      return <a href="#explanation">its author’s explanation</a>;
    case 'finding':
      return <a href="#findings">{count(need.count, 'finding')} accepted or mended</a>;
    case 'approvals':
    case 'validation':
    case 'overdue-review':
    case 'nobody':
      return needWords(hold, people);
  }
}

/** How many approvals of how many, and what else is open. */
export function StillNeeded({ safety }: { readonly safety: SafetyCase }) {
  const { verdict, people } = safety;
  const done = progress(verdict);
  const others = needsOf(verdict).filter(({ hold }) => hold.requirement.kind !== 'approvals');
  return (
    <>
      {done === null ? (
        <strong className="card-figure">{count(verdict.holds.length, 'hold')} open</strong>
      ) : (
        <>
          <strong className="card-figure">
            {done.given} of {done.count} <Places given={done.given} needed={done.count} />
          </strong>
          <span className="muted">{done.count === 1 ? 'approval' : 'approvals'}</span>
        </>
      )}
      {others.map((need) => (
        <span key={need.hold.id} className="muted">
          {done !== null && 'and '}
          <Short need={need} people={people} />
        </span>
      ))}
    </>
  );
}
