import type { ReachStudy } from '../../core/reach/study/study-types.ts';
import { distanceWords } from '../reach/summary.ts';
import { TierShape, tierWords } from '../ui/facts.tsx';
import { count } from '../ui/words.ts';
import { SystemLink } from './findings.tsx';

const MOST = 20;

/** The same layers as the drawing, as a list for narrow screens and paper. */
export function Layers({ study }: { readonly study: ReachStudy }) {
  return (
    <ol className="study-layers">
      {study.layers.map(({ distance, total }) => {
        const here = study.systems.filter((system) => system.distance === distance);
        const shown = here.slice(0, MOST);
        return (
          <li key={distance}>
            <h2>
              {distanceWords(distance)} <span className="muted">{count(total, 'system')}</span>
            </h2>
            <ul>
              {shown.map(({ id, tier }) => (
                <li key={id}>
                  <TierShape tier={tier} size={16} /> <SystemLink id={id} />
                  <span className="sr-only"> ({tierWords(tier)})</span>
                </li>
              ))}
            </ul>
            {total > shown.length && (
              <p className="small muted">
                and {(total - shown.length).toLocaleString('en-GB')} more
              </p>
            )}
          </li>
        );
      })}
    </ol>
  );
}
