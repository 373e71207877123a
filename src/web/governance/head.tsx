import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import '../agents/agents.css';
import '../agents/cards.css';
import './governance.css';

const TABS = [
  { to: '/directives', word: 'Directives' },
  { to: '/exceptions', word: 'Exceptions' },
  { to: '/policy', word: 'Policy' },
  { to: '/audit', word: 'Audit' },
  { to: '/forges', word: 'Forges' },
] as const;

/** The top of each page about how changes are governed, and the way to the others. */
export function GovernanceHead(props: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <header className="agents-head">
      <nav className="agents-tabs no-print" aria-label="About governance">
        {TABS.map(({ to, word }) => (
          <Link key={to} to={to} activeOptions={{ includeSearch: false }}>
            {word}
          </Link>
        ))}
      </nav>
      <h1>{props.title}</h1>
      {props.children !== undefined && <p className="agents-lead">{props.children}</p>}
    </header>
  );
}
