import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { StopListed } from '../../../server/contract/agents/stops.ts';
import { stopsQuery } from '../../app/queries.ts';
import { Icon } from '../../ui/icon.tsx';
import { Ago, Unbroken } from '../../ui/parts.tsx';
import { count } from '../../ui/words.ts';
import { obeyedWords } from '../words.ts';
import './stop.css';

/** Each one beyond these is a number with a link. */
const SHOWN = 2;

function Line({ stop }: { readonly stop: StopListed }) {
  return (
    <li>
      <Icon name="stop" size={18} />
      <p>
        <strong>
          Stopped: <Unbroken text={stop.about} />
        </strong>{' '}
        by {stop.byName}, <Ago at={stop.at} />. {obeyedWords(stop)}. <q>{stop.reason}</q>
      </p>
      <p className="stop-banner-links">
        <Link to="/stops/$stopId" params={{ stopId: stop.id }}>
          What it had done
        </Link>
        <Link to="/stops/$stopId" params={{ stopId: stop.id }} hash="resume">
          Resume…
        </Link>
      </p>
    </li>
  );
}

/** On every page while anything is stopped, brought up to date as it happens. */
export function StopBanner() {
  const stops = useQuery(stopsQuery);
  const active = stops.data?.active ?? [];
  const more = active.length - SHOWN;
  return (
    <aside className="stop-banner no-print" aria-label="Stops in force" aria-live="polite">
      {active.length > 0 && (
        <ul>
          {active.slice(0, SHOWN).map((stop) => (
            <Line key={stop.id} stop={stop} />
          ))}
          {more > 0 && (
            <li className="stop-banner-more">
              <Link to="/stops">and {count(more, 'other stop')} in force</Link>
            </li>
          )}
        </ul>
      )}
    </aside>
  );
}
