import { useState } from 'react';
import type { Finding } from '../../../core/change/finding.ts';
import type { SafetyCase } from '../../../server/contract/cases.ts';
import { FormDialog } from '../../agents/form-dialog.tsx';
import { missingReason } from '../../governance/form-words.ts';
import { ReasonField } from '../../governance/reason-field.tsx';
import { SignsNote } from '../../governance/signs-note.tsx';
import { seenOn } from '../answer/seen-on.ts';
import { caseGovernanceApi } from '../governance/calls.ts';
import { useFollow } from '../governance/follow.ts';

/** Takes one finding as it is, on the name of whoever does. */
export function AcceptFinding(props: {
  readonly safety: SafetyCase;
  /** Whether the policy asks for a passkey here. */
  readonly signs: boolean;
  /** The finding, or null while the dialog is closed. */
  readonly finding: Finding | null;
  readonly onClose: () => void;
}) {
  const { safety, signs, finding, onClose } = props;
  const [reason, setReason] = useState('');
  const follow = useFollow();
  const send = async (): Promise<string | null> => {
    const missing = missingReason(reason);
    if (missing !== null || finding === null) return missing;
    const seen = signs ? seenOn(safety) : null;
    await follow(await caseGovernanceApi.accept(safety.id, finding.id, reason.trim(), seen));
    setReason('');
    return null;
  };
  return (
    <FormDialog
      open={finding !== null}
      onClose={onClose}
      title="Accept this finding as it is?"
      send={signs ? 'Sign and accept' : 'Accept it'}
      onSend={send}
    >
      {finding !== null && (
        <p>
          <strong>{finding.title}</strong> at <code>{finding.path}</code>: {finding.why} Your name
          stands under it from now on, and the code goes as it is.
        </p>
      )}
      <ReasonField label="Why it may stay as it is" value={reason} onChange={setReason} />
      {signs && (
        <SignsNote>
          this finding, your reason, and the change and its assessment as this page shows them
        </SignsNote>
      )}
    </FormDialog>
  );
}
