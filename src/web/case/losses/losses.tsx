import type { SafetyCase } from '../../../server/contract/cases.ts';
import { Icon } from '../../ui/icon.tsx';
import { Sentence } from '../../ui/sentence.tsx';
import type { Names } from '../../ui/sentence-parts.ts';
import { count } from '../../ui/words.ts';
import './losses.css';
import { Section } from '../section.tsx';
import { SourceLink } from '../evidence/source-link.tsx';

/** A loss links to the first evidence of this many effects; the rest is one click away under the evidence. */
const LINKED = 3;

/** What is gone for good once the change is through, and what nobody knows. Worst first. */
export function Losses(props: { readonly safety: SafetyCase; readonly names: Names }) {
  const { safety, names } = props;
  const { losses, change } = safety.assessment;
  if (losses.length === 0) {
    return (
      <Section id="gone" title="Nothing in it is beyond undoing">
        <p className="muted">
          {change.effects.length === 1
            ? 'Its one effect is known, and can be undone.'
            : `Each of its ${count(change.effects.length, 'effect')} can be undone, and none is unknown.`}
        </p>
      </Section>
    );
  }
  const gone = losses.some((loss) => loss.kind !== 'unknown');
  return (
    <Section id="gone" title={gone ? 'What cannot be undone' : 'What is not known'}>
      <ul className="losses">
        {losses.map((loss) => {
          const meaning = loss.kind === 'unknown' ? 'unknown' : 'gone';
          return (
            <li key={`${loss.kind} ${loss.headline}`} className={`loss loss-${meaning}`}>
              <Icon name={meaning} size={20} />
              <div>
                <h3>
                  <span className="sr-only">
                    {meaning === 'gone' ? 'Cannot be undone: ' : 'Unknown: '}
                  </span>
                  <Sentence text={loss.headline} names={names} />
                </h3>
                <p>{loss.why}</p>
                <ul className="loss-links">
                  {loss.effects.slice(0, LINKED).map((index) => {
                    const evidence = change.effects[index]?.evidence[0];
                    return evidence === undefined ? null : (
                      <li key={index}>
                        <SourceLink id={`effect-${index}-0`} evidence={evidence} />
                      </li>
                    );
                  })}
                  {loss.effects.length > LINKED && (
                    <li>
                      <a href="#evidence" className="small">
                        and {count(loss.effects.length - LINKED, 'more effect')}
                      </a>
                    </li>
                  )}
                </ul>
              </div>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
