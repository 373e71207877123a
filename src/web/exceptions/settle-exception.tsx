import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Exception } from '../../server/contract/governance/exceptions.ts';
import { FormDialog } from '../agents/form-dialog.tsx';
import { Choice } from '../governance/checks.tsx';
import { missingReason } from '../governance/form-words.ts';
import { ReasonField } from '../governance/reason-field.tsx';
import { absolute } from '../ui/words.ts';
import { exceptionApi, TOUCHED } from './calls.ts';
import { rulesWords, ScopeWords } from './exception-words.tsx';
import { RulesTitle } from './rules-title.tsx';

const ANSWERS = [
  { value: 'grant', word: 'Grant it, signed with my passkey' },
  { value: 'refuse', word: 'Refuse it, for good' },
] as const;

/** Grants or refuses what somebody asked for. */
export function SettleException({ exception }: { readonly exception: Exception }) {
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [answer, setAnswer] = useState<'grant' | 'refuse' | null>(null);
  const [reason, setReason] = useState('');
  const send = async (): Promise<string | null> => {
    if (answer === null) return 'Choose whether to grant or to refuse it.';
    const missing = missingReason(reason);
    if (missing !== null) return missing;
    await exceptionApi[answer](exception.id, reason.trim());
    await Promise.all(TOUCHED.map((key) => client.invalidateQueries({ queryKey: [key] })));
    return null;
  };
  return (
    <>
      <button type="button" className="button button-main row-stop" onClick={() => setOpen(true)}>
        Decide…<span className="sr-only"> on what {exception.askedBy.name} asked for</span>
      </button>
      <FormDialog
        open={open}
        onClose={() => setOpen(false)}
        title="Go without what the rules want?"
        send={answer === 'grant' ? 'Sign and grant' : answer === 'refuse' ? 'Refuse it' : 'Send'}
        onSend={send}
      >
        <dl className="terms-list">
          <dt>Asked by</dt>
          <dd>{exception.askedBy.name}</dd>
          <dt>Would lift</dt>
          <dd>
            <RulesTitle exception={exception} /> <ScopeWords exception={exception} />{' '}
            <code className="muted">{rulesWords(exception)}</code>
          </dd>
          <dt>Until</dt>
          <dd>{absolute(exception.ends)}</dd>
          <dt>Why</dt>
          <dd>{exception.reason}</dd>
        </dl>
        <Choice
          title="Your answer"
          name={`answer-${exception.id}`}
          all={ANSWERS}
          chosen={answer}
          onChosen={setAnswer}
        />
        <ReasonField label="Your reason" value={reason} onChange={setReason} />
        <p className="small muted">
          Your name stays with it. Once it is over, somebody other than you looks whether it was
          justified.
        </p>
      </FormDialog>
    </>
  );
}
