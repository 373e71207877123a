import { useRef, useState, type DragEvent } from 'react';
import { Icon } from '../ui/icon.tsx';

/** The server takes no more, in characters. */
const LONGEST = 1_000_000;

export interface ReplayInput {
  readonly policy: string;
  readonly file: string;
  readonly days: number;
}

const SINCE = [
  { days: 7, word: '7 days' },
  { days: 30, word: '30 days' },
  { days: 90, word: '90 days' },
  { days: 180, word: '180 days' },
  { days: 365, word: '1 year' },
] as const;

/** The text of a proposed policy, written, pasted, chosen or dropped; and how far back to try it. */
export function ReplayForm(props: {
  readonly busy: boolean;
  readonly onReplay: (input: ReplayInput) => void;
}) {
  const [input, setInput] = useState<ReplayInput>({ policy: '', file: 'policy.yaml', days: 90 });
  const [over, setOver] = useState(false);
  const [missing, setMissing] = useState<string | null>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const take = async (file: File | undefined): Promise<void> => {
    setOver(false);
    if (file === undefined) return;
    if (file.size > LONGEST) {
      setMissing('The file is longer than 1 MB.');
      return;
    }
    const policy = await file.text();
    setMissing(null);
    setInput((before) => ({ ...before, policy, file: file.name }));
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    void take(event.dataTransfer.files[0]);
  };
  return (
    <form
      className="plain-form replay-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const empty = input.policy.trim() === '';
        setMissing(empty ? 'Paste or choose the proposed policy first.' : null);
        if (!empty && !props.busy) props.onReplay(input);
      }}
    >
      <div
        className={over ? 'replay-drop replay-over' : 'replay-drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <label>
          <span>
            Proposed policy{' '}
            <span className="muted">({input.file}; paste it, or drop the file)</span>
          </span>
          <textarea
            className="field"
            spellCheck={false}
            maxLength={LONGEST}
            placeholder={'version: 1\nrules:\n  - id: …'}
            value={input.policy}
            onChange={(event) => setInput({ ...input, policy: event.target.value })}
          />
        </label>
      </div>
      <div className="replay-act">
        <label>
          On changes of the last
          <select
            className="field"
            value={input.days}
            onChange={(event) => setInput({ ...input, days: Number(event.target.value) })}
          >
            {SINCE.map(({ days, word }) => (
              <option key={days} value={days}>
                {word}
              </option>
            ))}
          </select>
        </label>
        <input
          ref={chooser}
          type="file"
          hidden
          aria-label="Policy file"
          accept=".yaml,.yml"
          onChange={(event) => void take(event.target.files?.[0])}
        />
        <button type="button" className="button" onClick={() => chooser.current?.click()}>
          Choose a file…
        </button>
        <button type="submit" className="button button-main" aria-disabled={props.busy}>
          {props.busy ? 'Trying it…' : 'Try it'}
        </button>
      </div>
      {missing !== null && (
        <p className="notice" role="alert">
          <Icon name="refused" />
          <span>{missing}</span>
        </p>
      )}
    </form>
  );
}
