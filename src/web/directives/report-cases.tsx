import { Link } from '@tanstack/react-router';
import type { DirectiveReport } from '../../server/contract/governance/directives.ts';
import { Empty, Mark } from '../ui/parts.tsx';
import { calendarDate } from '../ui/words.ts';

type Reported = DirectiveReport['prevented'][number];

const HOW = {
  refused: { word: 'refused', icon: 'refused', meaning: 'held' },
  changed: { word: 'changed before its release', icon: 'superseded', meaning: 'held' },
  released: { word: 'released', icon: 'released', meaning: 'plain' },
} as const;

function Cases({ cases }: { readonly cases: readonly Reported[] }) {
  return (
    <ul className="plain-list">
      {cases.map((each) => {
        const { word, icon, meaning } = HOW[each.how];
        return (
          <li key={`${each.case} ${each.how}`}>
            <Link to="/cases/$caseId" params={{ caseId: each.case }} data-row>
              {each.title}
            </Link>
            <Mark meaning={meaning} icon={icon}>
              {word}
            </Mark>
            <span className="muted small nowrap">{calendarDate(each.submittedAt)}</span>
          </li>
        );
      })}
    </ul>
  );
}

/** Changes that people refused or changed because of it. */
export function Prevented({ report }: { readonly report: DirectiveReport }) {
  if (report.prevented.length > 0) return <Cases cases={report.prevented} />;
  return (
    <Empty icon="released" title="Nothing was refused or changed because of it.">
      <p>That may mean that nothing was wrong, or that nobody looked closely.</p>
    </Empty>
  );
}

/** Incidents that came of changes released while it was in force. */
export function Missed({ report }: { readonly report: DirectiveReport }) {
  if (report.missed.length === 0) {
    return <p className="muted">No incident on record resembles a change released under it.</p>;
  }
  return (
    <ul className="gov-cards">
      {report.missed.map((incident) => (
        <li key={incident.id} className="gov-card gov-card-plain">
          <h3>
            {incident.title} <span className="muted small">{calendarDate(incident.date)}</span>
          </h3>
          <Cases cases={incident.cases} />
        </li>
      ))}
    </ul>
  );
}
