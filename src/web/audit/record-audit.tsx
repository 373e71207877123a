import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AuditFinding } from '../../server/contract/governance/directives.ts';
import { FormDialog } from '../agents/form-dialog.tsx';
import { Choice } from '../governance/checks.tsx';
import { missingReason } from '../governance/form-words.ts';
import { ReasonField } from '../governance/reason-field.tsx';
import { SignsNote } from '../governance/signs-note.tsx';
import { list } from '../ui/words.ts';
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
  const others = row.wanted
    .map(({ directive }) => directive)
    .filter((directive) => !row.mine.includes(directive));
  const send = async (): Promise<string | null> => {
    if (finding === null) return 'Choose what you found.';
    const missing = missingReason(note);
    if (missing !== null) return missing;
    const audit = { finding, note: note.trim(), directives: [...row.mine] };
    const queue = await recordAudit(row.case.id, audit, row.signs);
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
        send={row.signs ? 'Sign and record' : 'Record it'}
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
        {others.length > 0 && (
          <p className="small muted">
            It is recorded for {list(row.mine)}; {list(others)}{' '}
            {others.length === 1 ? 'asks' : 'ask'} for somebody of a higher level.
          </p>
        )}
        {row.signs && <SignsNote>the released change, what you found, and your note</SignsNote>}
      </FormDialog>
    </>
  );
}
