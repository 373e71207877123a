import { useState } from 'react';
import type { Finding } from '../../../core/change/finding.ts';
import { FormDialog } from '../../agents/form-dialog.tsx';
import { missingReason } from '../../governance/form-words.ts';
import { ReasonField } from '../../governance/reason-field.tsx';
import { caseGovernanceApi } from '../governance/calls.ts';
import { useFollow } from '../governance/follow.ts';

/** Takes one finding as it is, on the name of whoever does. */
export function AcceptFinding(props: {
  readonly caseId: string;
  /** The finding, or null while the dialog is closed. */
  readonly finding: Finding | null;
  readonly onClose: () => void;
}) {
  const { caseId, finding, onClose } = props;
  const [reason, setReason] = useState('');
  const follow = useFollow();
  const send = async (): Promise<string | null> => {
    const missing = missingReason(reason);
    if (missing !== null || finding === null) return missing;
    await follow(await caseGovernanceApi.accept(caseId, finding.id, { reason: reason.trim() }));
    setReason('');
    return null;
  };
  return (
    <FormDialog
      open={finding !== null}
      onClose={onClose}
      title="Accept this finding as it is?"
      send="Accept it"
      onSend={send}
    >
      {finding !== null && (
        <p>
          <strong>{finding.title}</strong> at <code>{finding.path}</code>: {finding.why} Your name
          stands under it from now on, and the code goes as it is.
        </p>
      )}
      <ReasonField label="Why it may stay as it is" value={reason} onChange={setReason} />
    </FormDialog>
  );
}
