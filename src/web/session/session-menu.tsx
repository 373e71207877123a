import { Menu } from '@base-ui/react/menu';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
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

/** Who is signed in, the keyboard's list and the way out. */
export function SessionMenu(props: { readonly person: PersonCard; readonly onHelp: () => void }) {
  const { person, onHelp } = props;
  const client = useQueryClient();
  const leave = async (signOut: () => Promise<unknown>): Promise<void> => {
    try {
      await signOut();
    } finally {
      for (const key of PERSONAL) client.removeQueries({ queryKey: [key] });
      await client.invalidateQueries({ queryKey: ['session'] });
    }
  };
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger className="who">
        <Avatar name={person.name} />
        <span className="who-name">
          <span>{person.name}</span>
          <span className="who-level">{levelWord(person.level)}</span>
          <span className="sr-only">, account menu</span>
        </span>
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className="menu-place" align="end" sideOffset={6}>
          <Menu.Popup className="menu">
            <p className="menu-head">
              <strong>{person.name}</strong>
              <span>
                {levelWord(person.level)}
                {person.teams.length > 0 && `, ${list(person.teams)}`}
              </span>
            </p>
            <Menu.Item className="menu-item" render={<Link to="/you" />}>
              Your passkeys
            </Menu.Item>
            <Menu.Item className="menu-item" onClick={onHelp}>
              Keyboard <kbd>?</kbd>
            </Menu.Item>
            <Menu.Item className="menu-item" onClick={() => void leave(api.signOut)}>
              Sign out
            </Menu.Item>
            <Menu.Item className="menu-item" onClick={() => void leave(api.signOutEverywhere)}>
              Sign out everywhere
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
