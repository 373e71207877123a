import { Dialog } from '@base-ui/react/dialog';
import { Icon } from '../ui/icon.tsx';
import { setPreferences, usePreferences } from './preferences.ts';
import './shortcuts.css';

const GROUPS = [
  {
    title: 'Everywhere',
    keys: [
      ['?', 'Show this list'],
      ['g q', 'Go to the queue'],
      ['g r', 'Go to the reach'],
      ['g a', 'Go to the agents'],
      ['g s', 'Go to the stops'],
      ['g d', 'Go to the directives'],
      ['g e', 'Go to the exceptions'],
      ['g p', 'Go to the people'],
      ['g l', 'Go to the ledger'],
      ['S', 'Stop agents'],
    ],
  },
  {
    title: 'In the queue',
    keys: [
      ['j', 'Next case'],
      ['k', 'Case before'],
      ['Enter', 'Open the case'],
      ['/', 'Filter'],
    ],
  },
  {
    title: 'Among the agents',
    keys: [
      ['j', 'Next row'],
      ['k', 'Row before'],
      ['Enter', 'Open it'],
      ['/', 'Filter'],
    ],
  },
  {
    title: 'On a safety case',
    keys: [
      ['n', 'Next section'],
      ['p', 'Section before'],
      ['a', 'Go to approve'],
      ['r', 'Go to refuse'],
      ['Esc', 'Close the source'],
    ],
  },
] as const;

export function Shortcuts(props: {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}) {
  const { keys } = usePreferences();
  return (
    <Dialog.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog">
          <div className="dialog-head">
            <Dialog.Title>Keyboard</Dialog.Title>
            <Dialog.Close className="icon-button" aria-label="Close">
              <Icon name="close" />
            </Dialog.Close>
          </div>
          <div className="keys">
            {GROUPS.map((group) => (
              <section key={group.title}>
                <h3>{group.title}</h3>
                <dl>
                  {group.keys.map(([key, what]) => (
                    <div key={key} className="keys-row">
                      <dt>
                        {key.split(' ').map((part) => (
                          <kbd key={part}>{part}</kbd>
                        ))}
                      </dt>
                      <dd>{what}</dd>
                    </div>
                  ))}
                </dl>
              </section>
            ))}
          </div>
          <label className="keys-switch">
            <input
              type="checkbox"
              checked={keys}
              onChange={(event) => setPreferences({ keys: event.target.checked })}
            />
            Single-key shortcuts on. Switch them off if you dictate or type by voice.
          </label>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
