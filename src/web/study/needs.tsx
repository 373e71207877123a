import type { Needs } from '../../core/reach/study/what-if-down.ts';
import { Section } from '../case/section.tsx';
import { distanceWords } from '../reach/summary.ts';
import { tierWords } from '../ui/facts.tsx';
import { count } from '../ui/words.ts';
import { SystemLink } from './findings.tsx';

const MOST = 24;

/** The other way round: what it needs itself to work again. */
export function NeedsSection({ needs, why }: { readonly needs: Needs; readonly why: string }) {
  const shown = needs.systems.first.slice(0, MOST);
  return (
    <Section
      id="needs"
      title="What it needs to come back"
      aside={needs.systems.count.toLocaleString('en-GB')}
    >
      {shown.length === 0 ? (
        <p className="study-why">Nothing that the catalog knows of.</p>
      ) : (
        <ul className="study-list">
          {shown.map(({ id, tier, distance }) => (
            <li key={id}>
              <SystemLink id={id} />{' '}
              <span className="muted">
                {tierWords(tier)}, {distanceWords(distance)}
              </span>
            </li>
          ))}
        </ul>
      )}
      {needs.systems.count > shown.length && (
        <p className="small muted">
          and {count(needs.systems.count - shown.length, 'more', 'more')}
        </p>
      )}
      <p className="small muted">{why}</p>
    </Section>
  );
}
