import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { Session } from '../../server/contract/session.ts';
import { StopBanner } from '../agents/stop/stop-banner.tsx';
import { StopButton } from '../agents/stop/stop-button.tsx';
import { StopProvider } from '../agents/stop/stop-provider.tsx';
import { LedgerBanner } from '../ledger/ledger-banner.tsx';
import { EnrolPage } from '../passkeys/enrol-page.tsx';
import { Notices } from '../passkeys/notices.tsx';
import { SignIn } from '../session/sign-in.tsx';
import { SessionMenu } from '../session/session-menu.tsx';
import { Failure, Loading } from './failure.tsx';
import { useKeys } from './keys.ts';
import { connectLive } from './live.ts';
import { LiveStatus } from './live-status.tsx';
import { MainNav } from './main-nav.tsx';
import { sessionQuery } from './queries.ts';
import './shell.css';
import { Shortcuts } from './shortcuts.tsx';
import { ThemeToggle } from './theme-toggle.tsx';

function Mark() {
  return (
    <svg className="brand-mark" viewBox="0 0 26 26" width="26" height="26" aria-hidden="true">
      <path d="M2 13h7" strokeWidth="2.5" />
      <path d="M13 5v16" strokeWidth="3.5" />
      <path d="M18 13h.01M22.5 13h.01" strokeWidth="2.5" />
    </svg>
  );
}

function TopBar(props: { readonly session: Session | undefined; readonly onHelp: () => void }) {
  const { session, onHelp } = props;
  return (
    <header className="bar">
      <div className="bar-start">
        <Link to="/" className="brand">
          <Mark />
          <span className="brand-name">Holdpoint</span>
          {session !== undefined && <span className="brand-org">{session.organisation}</span>}
        </Link>
        {session?.person != null && <MainNav />}
      </div>
      {/* The place of STOP, the same on every page and at every width. Nothing else may stand here. */}
      <div className="bar-stop">
        <StopButton />
      </div>
      <div className="bar-end">
        <LiveStatus />
        <ThemeToggle />
        {session?.person != null && <SessionMenu person={session.person} onHelp={onHelp} />}
      </div>
    </header>
  );
}

/** The frame of every page. Who is not signed in meets the sign-in here, and stays at the address they asked for. */
export function Shell() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [help, setHelp] = useState(false);
  const session = useQuery(sessionQuery);
  const person = session.data?.person ?? null;
  // An operator's link works before there is any way to sign in.
  const isEnrolling = useLocation({ select: ({ pathname }) => pathname === '/enrol' });

  const who = person?.id;
  useEffect(() => (who === undefined ? undefined : connectLive(client)), [client, who]);
  useKeys({
    '?': () => setHelp(true),
    'g q': () => void navigate({ to: '/' }),
    'g r': () => void navigate({ to: '/reach' }),
    'g a': () => void navigate({ to: '/agents' }),
    'g s': () => void navigate({ to: '/stops' }),
    'g d': () => void navigate({ to: '/directives' }),
    'g e': () => void navigate({ to: '/exceptions' }),
    'g p': () => void navigate({ to: '/people' }),
    'g l': () => void navigate({ to: '/ledger' }),
  });

  return (
    <StopProvider isSignedIn={person !== null}>
      <a className="skip" href="#main">
        Skip to the content
      </a>
      <TopBar session={session.data} onHelp={() => setHelp(true)} />
      {person !== null && <LedgerBanner />}
      {person !== null && <StopBanner />}
      {person !== null && <Notices />}
      <main id="main" className="main" tabIndex={-1}>
        {session.isPending && <Loading what="Holdpoint" />}
        {session.data === undefined && session.isError && (
          <Failure page error={session.error} onRetry={() => void session.refetch()} />
        )}
        {session.data !== undefined && person === null && !isEnrolling && (
          <SignIn session={session.data} />
        )}
        {session.data !== undefined && person === null && isEnrolling && <EnrolPage />}
        {person !== null && <Outlet />}
      </main>
      {session.data !== undefined && (
        <footer className="foot">
          <span>Holdpoint {session.data.version}</span>
          <span>AI writes it; a person who understands the consequences releases it.</span>
          <button type="button" className="foot-keys" onClick={() => setHelp(true)}>
            Keyboard <kbd>?</kbd>
          </button>
        </footer>
      )}
      <Shortcuts open={help} onOpenChange={setHelp} />
    </StopProvider>
  );
}
