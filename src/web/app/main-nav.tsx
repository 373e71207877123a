import { Link, useLocation } from '@tanstack/react-router';

/** Where each way leads, and what else is about the same. */
const WAYS = [
  { to: '/', word: 'Queue', also: null },
  { to: '/agents', word: 'Agents', also: /^\/(?:agents|stops|autonomy|lessons)(?:\/|$)/ },
  {
    to: '/directives',
    word: 'Governance',
    also: /^\/(?:directives|exceptions|policy|audit|forges)(?:\/|$)/,
  },
  { to: '/people', word: 'People', also: null },
  { to: '/reach', word: 'Reach', also: null },
  { to: '/ledger', word: 'Ledger', also: null },
] as const;

/** The ways to the pages. Each leads to the first of its kind, whose head has the others. */
export function MainNav() {
  const path = useLocation({ select: (location) => location.pathname });
  return (
    <nav className="bar-nav" aria-label="Main">
      {WAYS.map(({ to, word, also }) => (
        <Link
          key={to}
          to={to}
          activeOptions={{ exact: to === '/', includeSearch: false }}
          className={also?.test(path) === true ? 'active' : ''}
        >
          {word}
        </Link>
      ))}
    </nav>
  );
}
