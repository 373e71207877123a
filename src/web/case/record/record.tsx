import { Link } from '@tanstack/react-router';
import type { SafetyCase } from '../../../server/contract/cases.ts';
import { Ago, Hash } from '../../ui/parts.tsx';
import { count } from '../../ui/words.ts';
import './record.css';
import { Section } from '../section.tsx';

/** A sentence quoted in another one brings its own full stop. */
const oneStop = (text: string): string => text.replace(/(?<!\.)\.\.(?=\s|$)/g, '.');

/** What was written down about this case, each line with its place in the ledger. */
export function Record({ safety }: { readonly safety: SafetyCase }) {
  const { record, assessment, verdict } = safety;
  return (
    <Section
      id="record"
      title="The record"
      aside={`${count(record.length, 'entry', 'entries')} in the ledger`}
    >
      <ol className="record">
        {record.map((entry) => (
          <li key={entry.sequence}>
            <Link
              to="/ledger"
              search={{ at: entry.sequence }}
              className="record-sequence"
              aria-label={`Entry ${entry.sequence} in the ledger`}
            >
              #{entry.sequence}
            </Link>
            <span className="record-text">{oneStop(entry.text)}</span>
            <span className="record-meta">
              <Ago at={entry.at} /> · leaf <Hash value={entry.leafHash} />
            </span>
          </li>
        ))}
      </ol>
      <dl className="digests">
        <div>
          <dt>Change</dt>
          <dd>
            <code>{assessment.change.digest}</code>
          </dd>
        </div>
        <div>
          <dt>Assessment</dt>
          <dd>
            <code>{assessment.digest}</code>
          </dd>
        </div>
        <div>
          <dt>Policy</dt>
          <dd>
            <code>{verdict.policyHash}</code>
          </dd>
        </div>
      </dl>
    </Section>
  );
}
