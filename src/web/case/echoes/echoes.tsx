import type { SafetyCase } from '../../../server/contract/cases.ts';
import { Icon } from '../../ui/icon.tsx';
import { calendarDate, list } from '../../ui/words.ts';
import './echoes.css';
import { Section } from '../section.tsx';

/** What happened the last time something like this was done. */
export function Echoes({ safety }: { readonly safety: SafetyCase }) {
  const { echoes } = safety.assessment;
  if (echoes.length === 0) {
    return (
      <Section id="echoes" title="What happened the last time">
        <p className="muted">
          No incident in memory resembles this change. That says what is remembered, not that it is
          safe.
        </p>
      </Section>
    );
  }
  return (
    <Section id="echoes" title="What happened the last time">
      <ul className="echoes">
        {echoes.map(({ incident, likeness, because }) => (
          <li key={incident.id} className="echo">
            <p className="echo-meta">
              <Icon name="echo" size={14} /> {incident.id} ·{' '}
              <time dateTime={incident.date}>{calendarDate(incident.date)}</time> · shares{' '}
              {Math.round(likeness * 100)}% of its marks
            </p>
            <h3>
              {incident.link === null ? (
                incident.title
              ) : (
                <a href={incident.link} target="_blank" rel="noreferrer noopener">
                  {incident.title}
                </a>
              )}
            </h3>
            <p>{incident.summary}</p>
            <p className="echo-lesson">
              <strong>What should have been done:</strong> {incident.lesson}
            </p>
            <p className="small muted">Alike: {list(because)}.</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
