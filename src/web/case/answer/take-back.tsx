import { useState } from 'react';
import type { SafetyCase } from '../../../server/contract/cases.ts';
import { FormDialog } from '../../agents/form-dialog.tsx';
import { api } from '../../app/api.ts';
import { missingReason } from '../../governance/form-words.ts';
import { ReasonField } from '../../governance/reason-field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useFollow } from '../governance/follow.ts';
import { seenOn } from './seen-on.ts';

/** Whether an answer of this person counts while it can still be taken back. */
export function canTakeBack({ state, verdict }: SafetyCase, me: string): boolean {
  return (
    state === 'waiting' && verdict.answers.some(({ person, counts }) => person === me && counts)
  );
}

/** Takes back the answer that counts. It only makes things stricter, so nothing is signed. */
export function TakeBack(props: {
  readonly safety: SafetyCase;
  readonly stale: boolean;
  readonly onTaken: () => void;
}) {
  const { safety, stale, onTaken } = props;
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const follow = useFollow();
  const send = async (): Promise<string | null> => {
    const missing = missingReason(reason);
    if (missing !== null) return missing;
    const given = { answer: 'withdraw' as const, reason: reason.trim(), seen: seenOn(safety) };
    await follow(await api.answer(safety.id, given));
    setReason('');
    onTaken();
    return null;
  };
  return (
    <div className="no-print">
      <button
        type="button"
        className="button"
        aria-disabled={stale}
        onClick={() => !stale && setOpen(true)}
      >
        <Icon name="superseded" /> Take my answer back…
      </button>
      <FormDialog
        open={open}
        onClose={() => setOpen(false)}
        title="Take your answer back?"
        send="Take it back"
        onSend={send}
      >
        <p>
          It counts no longer, and nothing stands in its place: you can answer again while the case
          waits. What you said before stays on the record.
        </p>
        <ReasonField label="Why" value={reason} onChange={setReason} />
      </FormDialog>
    </div>
  );
}
