import type { Explanation as Said } from '../../../core/approval/explanation.ts';
import { Address } from '../../ui/parts.tsx';
import { PARTS } from './parts.ts';

/** What an author said, part by part. */
export function SaidParts({ said }: { readonly said: Omit<Said, 'person' | 'at'> }) {
  return (
    <dl className="said">
      {PARTS.map(({ part, title }) => (
        <div key={part}>
          <dt>{title}</dt>
          <dd>{said[part]}</dd>
        </div>
      ))}
      {said.effects.map(({ effect, answer }) => (
        <div key={effect}>
          <dt>
            Why <Address text={effect} /> may go for good
          </dt>
          <dd>{answer}</dd>
        </div>
      ))}
    </dl>
  );
}
