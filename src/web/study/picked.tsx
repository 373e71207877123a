import { Link } from '@tanstack/react-router';
import type { ReachStudy } from '../../core/reach/study/study-types.ts';
import { distanceWords } from '../reach/summary.ts';
import { TierMark } from '../ui/facts.tsx';
import { edgeId, EdgeLine } from './findings.tsx';

/** What is known of the system that is picked out: who owns it, and by which edges harm comes and goes. */
export function Picked({ study, id }: { readonly study: ReachStudy; readonly id: string }) {
  const system = study.systems.find((each) => each.id === id);
  if (system === undefined) return null;
  const edges = study.edges.first.filter(({ from, to }) => from === id || to === id);
  return (
    <aside className="study-picked" aria-label={`About ${system.name}`} aria-live="polite">
      <h2>{system.name}</h2>
      <p>
        <TierMark tier={system.tier} /> · {distanceWords(system.distance)} ·{' '}
        {system.owners.length === 0 ? 'nobody owns it' : `owned by ${system.owners.join(', ')}`}
      </p>
      <ul className="study-list">
        {edges.slice(0, 12).map((edge) => (
          <li key={edgeId(edge)}>
            <EdgeLine edge={edge} />
          </li>
        ))}
      </ul>
      <p>
        <Link className="button" to="/reach" search={{ of: system.id }}>
          What if {system.name} is down?
        </Link>
      </p>
    </aside>
  );
}
