import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Exception, ReviewFinding } from '../../server/contract/governance/exceptions.ts';
import { FormDialog } from '../agents/form-dialog.tsx';
import { Choice } from '../governance/checks.tsx';
import { missingReason } from '../governance/form-words.ts';
import { ReasonField } from '../governance/reason-field.tsx';
import { SignsNote } from '../governance/signs-note.tsx';
import { levelWord } from '../ui/words.ts';
import { exceptionApi, TOUCHED } from './calls.ts';
import { FINDING_WORDS, ScopeWords } from './exception-words.tsx';
import { RulesTitle } from './rules-title.tsx';

const FINDINGS = (Object.keys(FINDING_WORDS) as ReviewFinding[]).map((value) => ({
  value,
  word: FINDING_WORDS[value],
}));

/** Says, once it is over, whether an exception was justified. */
export function ReviewException({ exception }: { readonly exception: Exception }) {
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [finding, setFinding] = useState<ReviewFinding | null>(null);
  const [note, setNote] = useState('');
  const { granted } = exception;
  const send = async (): Promise<string | null> => {
    if (finding === null) return 'Choose what you found.';
    const missing = missingReason(note);
    if (missing !== null) return missing;
    await exceptionApi.review(exception.id, { finding, note: note.trim() });
    await Promise.all(TOUCHED.map((key) => client.invalidateQueries({ queryKey: [key] })));
    return null;
  };
  return (
    <>
      <button type="button" className="button button-main row-stop" onClick={() => setOpen(true)}>
        Review…<span className="sr-only"> {exception.reason}</span>
      </button>
      <FormDialog
        open={open}
        onClose={() => setOpen(false)}
        title="Was this exception justified?"
        send="Sign and record"
        onSend={send}
      >
        <dl className="terms-list">
          <dt>Lifted</dt>
          <dd>
            <RulesTitle exception={exception} /> <ScopeWords exception={exception} />
          </dd>
          <dt>Asked by</dt>
          <dd>
            {exception.askedBy.name}: {exception.reason}
          </dd>
          {granted !== null && (
            <>
              <dt>Granted by</dt>
              <dd>
                {granted.by.name}, {levelWord(granted.level)}: {granted.reason}
              </dd>
            </>
          )}
        </dl>
        <Choice
          title="What you found"
          name={`finding-${exception.id}`}
          all={FINDINGS}
          chosen={finding}
          onChosen={setFinding}
        />
        <ReasonField label="Note" value={note} onChange={setNote} />
        <SignsNote>what it lifted, what you found, and your note</SignsNote>
      </FormDialog>
    </>
  );
}
