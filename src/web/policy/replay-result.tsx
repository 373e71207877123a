import { Link } from '@tanstack/react-router';
import type { ReplayAnswer } from '../../server/contract/governance/replay.ts';
import { Section } from '../case/section.tsx';
import { Figures } from '../governance/figures.tsx';
import { download } from '../ui/csv.ts';
import { Icon } from '../ui/icon.tsx';
import { Empty, Hash } from '../ui/parts.tsx';
import { calendarDate, count, list } from '../ui/words.ts';
import { ReplayTables } from './replay-tables.tsx';
import { costFigure, replaySentence } from './replay-words.ts';

const SHIFTS: readonly (readonly [keyof ReplayAnswer['shift'], string])[] = [
  ['newlyHeld', 'Newly held'],
  ['newlyReleased', 'No longer held'],
  ['newlyDenied', 'Newly denied'],
  ['noLongerDenied', 'No longer denied'],
  ['unchanged', 'Unchanged'],
];

function Shift({ answer }: { readonly answer: ReplayAnswer }) {
  return (
    <table className="table shift-table">
      <caption className="sr-only">Changes that would have come out otherwise</caption>
      <thead>
        <tr>
          <th scope="col">Changes</th>
          <th scope="col" className="numeric">
            Before anybody answered
          </th>
          <th scope="col" className="numeric">
            With the answers given
          </th>
        </tr>
      </thead>
      <tbody>
        {SHIFTS.map(([key, word]) => (
          <tr key={key}>
            <th scope="row">{word}</th>
            <td className="numeric">{answer.shift[key].toLocaleString('en-GB')}</td>
            <td className="numeric">{answer.answered[key].toLocaleString('en-GB')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Caught({ caught }: Pick<ReplayAnswer, 'caught'>) {
  if (caught.length === 0) {
    return (
      <Empty icon="echo" title="It would have held nothing that came before an incident.">
        <p>Only changes that went through shortly before one, and resemble it, are looked at.</p>
      </Empty>
    );
  }
  return (
    <ul className="plain-list">
      {caught.map((incident) => (
        <li key={incident.id}>
          <strong>{incident.title}</strong>
          <span className="muted">{calendarDate(incident.date)}</span>
          {incident.cases.map((each) => (
            <span key={each.case}>
              <Link to="/cases/$caseId" params={{ caseId: each.case }} data-row>
                {each.title}
              </Link>{' '}
              <span className="muted">because of {list(each.because)}</span>
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}

/** What a proposed policy would have done. */
export function ReplayResult({ answer }: { readonly answer: ReplayAnswer }) {
  const { approvals, caught, since, until } = answer;
  const more = approvals.proposed - approvals.present;
  return (
    <>
      <Section
        id="result"
        title="What it would have done"
        aside={
          <>
            {calendarDate(since)} to {calendarDate(until)}; now <Hash value={answer.present} />,
            proposed <Hash value={answer.proposed} />
          </>
        }
      >
        <p className="replay-lead">{replaySentence(answer)}</p>
        <Figures
          all={[
            {
              title: 'Answers asked for, at the least',
              value: count(approvals.proposed, 'answer'),
              below: `${more === 0 ? 'as many as' : `${Math.abs(more).toLocaleString('en-GB')} ${more > 0 ? 'more' : 'fewer'} than`} the ${approvals.present.toLocaleString('en-GB')} of now`,
            },
            { title: 'Time of reviewers', ...costFigure(answer) },
            {
              title: 'Incidents with a change it would have held',
              value: count(caught.length, 'incident'),
              below: 'that went through before',
            },
          ]}
        />
        <Shift answer={answer} />
        <p className="no-print">
          <button
            type="button"
            className="button"
            onClick={() => download('replay.md', answer.markdown, 'text/markdown;charset=utf-8')}
          >
            <Icon name="download" size={14} /> Markdown
          </button>
        </p>
      </Section>
      <Section id="caught" title="Past incidents" aside={count(caught.length, 'incident')}>
        <Caught caught={caught} />
      </Section>
      <ReplayTables answer={answer} />
    </>
  );
}
