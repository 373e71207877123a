import { useState } from 'react';
import type { SafetyCase } from '../../../server/contract/cases.ts';
import type { NewStatement } from '../../../server/contract/governance/governance.ts';
import { FormDialog } from '../../agents/form-dialog.tsx';
import { Choice } from '../../governance/checks.tsx';
import { missingReason } from '../../governance/form-words.ts';
import { ReasonField } from '../../governance/reason-field.tsx';
import { SignsNote } from '../../governance/signs-note.tsx';
import { seenOn } from '../answer/seen-on.ts';
import { caseGovernanceApi } from '../governance/calls.ts';
import { useFollow } from '../governance/follow.ts';

const SAYS = [
  { value: 'human', word: 'I wrote this by hand' },
  { value: 'ai', word: 'AI helped' },
] as const;

/** A contributor's own word on who or what wrote it. It is one sign among the others and takes none away. */
export function StateProvenance(props: {
  readonly safety: SafetyCase;
  /** Whether the policy asks for a passkey here. */
  readonly asksPresence: boolean;
  readonly open: boolean;
  readonly showsAi: boolean;
  readonly onClose: () => void;
}) {
  const { safety, asksPresence, open, showsAi, onClose } = props;
  const [says, setSays] = useState<NewStatement['says'] | null>(null);
  const [tool, setTool] = useState('');
  const [note, setNote] = useState('');
  const follow = useFollow();
  // That AI helped only makes things stricter, and takes nobody's touch.
  const signs = asksPresence && says === 'human';
  const send = async (): Promise<string | null> => {
    if (says === null) return 'Choose one of the two.';
    const missing = missingReason(note);
    if (missing !== null) return missing;
    const named = says === 'ai' && tool.trim() !== '' ? tool.trim() : null;
    const said = { says, tool: named, note: note.trim() };
    await follow(await caseGovernanceApi.state(safety.id, said, signs ? seenOn(safety) : null));
    setNote('');
    return null;
  };
  return (
    <FormDialog
      open={open}
      onClose={onClose}
      title="Who or what wrote it?"
      send={signs ? 'Sign and put it on the record' : 'Put it on the record'}
      onSend={send}
    >
      <Choice title="You say" name="provenance-says" all={SAYS} chosen={says} onChosen={setSays} />
      {says === 'ai' && (
        <label>
          With which tool <span className="muted">(may be left empty)</span>
          <input
            className="field"
            maxLength={100}
            value={tool}
            onChange={(event) => setTool(event.target.value)}
          />
        </label>
      )}
      <ReasonField label="How it was made" value={note} onChange={setNote} />
      {signs && (
        <SignsNote>
          what you say and your note, and the change and its assessment as this page shows them
        </SignsNote>
      )}
      <p className="small muted">
        It stands under your name in the ledger, also if it turns out to be false, and it takes no
        other sign away.
        {says === 'human' &&
          showsAi &&
          ' Something else here says that AI had a part; everybody can read yours next to it.'}
      </p>
    </FormDialog>
  );
}
