import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import type { PersonCard } from '../../server/contract/cases.ts';
import { api } from '../app/api.ts';
import { levelWord, list } from '../ui/words.ts';
import { Avatar } from '../ui/parts.tsx';
import './session.css';

/** What the server says differently to different people, or to nobody. */
const PERSONAL = [
  'cases',
  'case',
  'ledger',
  'agents',
  'agent',
  'stops',
  'stop',
  'grants',
  'passkeys',
  'notices',
];

const ACCOUNT = 'account';

/**
 * Who is signed in, the keyboard's list and the way out. The browser's own popover: it opens, closes and gives the
 * focus back by itself, and stands in the page's head, where it belongs.
 */
export function SessionMenu(props: { readonly person: PersonCard; readonly onHelp: () => void }) {
  const { person, onHelp } = props;
  const client = useQueryClient();
  const panel = useRef<HTMLElement>(null);
  const close = (): void => panel.current?.hidePopover();
  const leave = async (signOut: () => Promise<unknown>): Promise<void> => {
    try {
      await signOut();
    } finally {
      for (const key of PERSONAL) client.removeQueries({ queryKey: [key] });
      await client.invalidateQueries({ queryKey: ['session'] });
    }
  };
  return (
    <>
      <button type="button" className="who" popoverTarget={ACCOUNT}>
        <Avatar name={person.name} />
        <span className="who-name">
          <span>{person.name}</span>
          <span className="who-level">{levelWord(person.level)}</span>
          <span className="sr-only">, account menu</span>
        </span>
      </button>
      <section ref={panel} id={ACCOUNT} popover="auto" className="menu" aria-label="Account">
        <p className="menu-head">
          <strong>{person.name}</strong>
          <span>
            {levelWord(person.level)}
            {person.teams.length > 0 && `, ${list(person.teams)}`}
          </span>
        </p>
        <Link to="/you" className="menu-item" onClick={close}>
          Your passkeys
        </Link>
        <button
          type="button"
          className="menu-item"
          onClick={() => {
            close();
            onHelp();
          }}
        >
          Keyboard <kbd>?</kbd>
        </button>
        <button type="button" className="menu-item" onClick={() => void leave(api.signOut)}>
          Sign out
        </button>
        <button
          type="button"
          className="menu-item"
          onClick={() => void leave(api.signOutEverywhere)}
        >
          Sign out everywhere
        </button>
      </section>
    </>
  );
}
