import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AuditFinding } from '../../server/contract/governance-directives.ts';
import { FormDialog } from '../agents/form-dialog.tsx';
import { Choice } from '../governance/checks.tsx';
import { missingReason } from '../governance/form-words.ts';
import { ReasonField } from '../governance/reason-field.tsx';
import type { AuditRow } from './audit-rows.ts';
import { auditQuery, recordAudit } from './calls.ts';
import { AUDIT_WORDS } from './audit-words.ts';

const FINDINGS = (Object.keys(AUDIT_WORDS) as AuditFinding[]).map((value) => ({
  value,
  word: AUDIT_WORDS[value].long,
}));

/** Writes down what somebody of the level found in a change after its release. */
export function RecordAudit({ row }: { readonly row: AuditRow }) {
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [finding, setFinding] = useState<AuditFinding | null>(null);
  const [note, setNote] = useState('');
  const send = async (): Promise<string | null> => {
    if (finding === null) return 'Choose what you found.';
    const missing = missingReason(note);
    if (missing !== null) return missing;
    const queue = await recordAudit(row.case.id, { finding, note: note.trim() });
    client.setQueryData(auditQuery.queryKey, queue);
    void client.invalidateQueries({ queryKey: ['ledger'] });
    return null;
  };
  return (
    <>
      <button
        type="button"
        className={row.isOpen ? 'button button-main row-stop' : 'button row-stop'}
        onClick={() => setOpen(true)}
      >
        Record…<span className="sr-only"> what you found in {row.case.title}</span>
      </button>
      <FormDialog
        open={open}
        onClose={() => setOpen(false)}
        title="What did you find?"
        send="Record it"
        onSend={send}
      >
        <p>
          <strong>{row.case.headline}</strong>
          <br />
          <span className="muted">
            {row.case.title}. Read its page first: the effects, who answered, and what they saw.
          </span>
        </p>
        <Choice
          title="Finding"
          name={`audit-${row.case.id}`}
          all={FINDINGS}
          chosen={finding}
          onChosen={setFinding}
        />
        <ReasonField label="Note" value={note} onChange={setNote} />
      </FormDialog>
    </>
  );
}
