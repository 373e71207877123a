import type { SafetyCase } from '../../server/contract/cases.ts';
import { Icon } from '../ui/icon.tsx';
import { SourceLink } from './source-link.tsx';

/** What was seen of the input as a whole: first what makes it untrustworthy, then what is good to know. */
export function Signals({ safety }: { readonly safety: SafetyCase }) {
  const { signals } = safety.assessment.change;
  if (signals.length === 0) return null;
  const ordered = signals
    .map((signal, index) => ({ signal, index }))
    .toSorted((a, b) => Number(b.signal.weight === 'hold') - Number(a.signal.weight === 'hold'));
  return (
    <ul className="signals">
      {ordered.map(({ signal, index }) => (
        <li
          key={`${signal.kind}${signal.message}`}
          className={signal.weight === 'hold' ? 'notice notice-unknown' : 'notice'}
        >
          <Icon name={signal.weight === 'hold' ? 'unknown' : 'source'} />
          <div>
            <p>
              {signal.weight === 'hold' && <strong>The input cannot be trusted whole. </strong>}
              {signal.message}
            </p>
            {signal.evidence.map((evidence, piece) => (
              <p key={`${evidence.line}${evidence.note}`}>
                <SourceLink id={`signal-${index}-${piece}`} evidence={evidence} />
              </p>
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}
