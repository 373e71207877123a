import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import './agents.css';
import './cards.css';

const TABS = [
  { to: '/agents', word: 'Now' },
  { to: '/stops', word: 'Stops' },
  { to: '/autonomy', word: 'Autonomy' },
  { to: '/lessons', word: 'Lessons' },
] as const;

/** The top of each page about agents: what it says in a line, and the way to the others. */
export function AgentsHead(props: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <header className="agents-head">
      <nav className="agents-tabs no-print" aria-label="About agents">
        {TABS.map(({ to, word }) => (
          <Link key={to} to={to} activeOptions={{ exact: true, includeSearch: false }}>
            {word}
          </Link>
        ))}
      </nav>
      <h1>{props.title}</h1>
      {props.children !== undefined && <p className="agents-lead">{props.children}</p>}
    </header>
  );
}
