import { useState } from 'react';
import { Icon } from '../ui/icon.tsx';

/** The contract's bound for a name, in characters. */
const LONGEST = 60;

/** Asks what to call the passkey, then for the passkey itself. */
export function EnrolForm(props: {
  readonly busy: boolean;
  readonly onEnrol: (name: string) => void;
}) {
  const { busy, onEnrol } = props;
  const [name, setName] = useState('');
  const [missing, setMissing] = useState(false);
  return (
    <form
      className="enrol-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === '') setMissing(true);
        else if (!busy) onEnrol(name.trim());
      }}
    >
      <label htmlFor="passkey-name">Its name</label>
      <input
        id="passkey-name"
        className="field"
        maxLength={LONGEST}
        value={name}
        placeholder="Work laptop, key on my ring"
        aria-invalid={missing}
        aria-describedby={missing ? 'passkey-name-missing' : undefined}
        onChange={(event) => {
          setName(event.target.value);
          setMissing(false);
        }}
      />
      {missing && (
        <p id="passkey-name-missing" className="answer-missing" role="alert">
          <Icon name="refused" size={14} /> Give it a name by which you will know it.
        </p>
      )}
      <button type="submit" className="button button-main" aria-disabled={busy}>
        <Icon name="lock" />
        {busy ? 'Waiting for your device…' : 'Enrol a passkey'}
      </button>
    </form>
  );
}
