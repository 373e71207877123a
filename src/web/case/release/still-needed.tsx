import type { SafetyCase } from '../../../server/contract/cases.ts';
import { count } from '../../ui/words.ts';
import { needWords, progress } from '../people/release.ts';
import { Places } from '../people/person.tsx';

/** More open findings than this are a number; the page lists them. */
const FEW = 2;

/** How many approvals of how many, and what else is open. */
export function StillNeeded({ safety }: { readonly safety: SafetyCase }) {
  const { verdict, people } = safety;
  const done = progress(verdict);
  const others = verdict.holds.filter((hold) => hold.requirement.kind !== 'approvals');
  const findings = others.filter((hold) => hold.requirement.kind === 'finding');
  const said = findings.length > FEW ? others.filter((hold) => !findings.includes(hold)) : others;
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
      {said.map((hold) => (
        <span key={hold.id} className="muted">
          {done !== null && 'and: '}
          {needWords(hold, people)}
        </span>
      ))}
      {findings.length > FEW && (
        <a href="#findings">and: {count(findings.length, 'finding')} to accept or mend</a>
      )}
    </>
  );
}
