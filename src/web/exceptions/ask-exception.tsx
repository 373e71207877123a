import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FormDialog } from '../agents/form-dialog.tsx';
import { instantNow } from '../app/clock.ts';
import { casesQuery } from '../app/queries.ts';
import { Choice } from '../governance/checks.tsx';
import { ReasonField } from '../governance/reason-field.tsx';
import { exceptionApi, TOUCHED } from './calls.ts';
import { ForSystems } from './for-systems.tsx';
import {
  EMPTY_EXCEPTION,
  exceptionOf,
  LASTS,
  missingIn,
  type ExceptionFields,
} from './terms-of-form.ts';
import { RulesOfCase } from './which-rules.tsx';

const SCOPES = [
  { value: 'case', word: 'One held change' },
  { value: 'systems', word: 'Every change to some systems, until its end' },
] as const;

/** Asks to go without what rules want. Nothing comes of it until somebody with the power grants it. */
export function AskException(props: {
  readonly open: boolean;
  /** The case for which it is asked, or empty. */
  readonly caseId: string;
  readonly onClose: () => void;
}) {
  const { open, caseId, onClose } = props;
  const client = useQueryClient();
  const [given, setFields] = useState(EMPTY_EXCEPTION);
  const fields = given.case === '' ? { ...given, case: caseId } : given;
  const cases = useQuery({ ...casesQuery('waiting'), enabled: open });
  const put = (change: Partial<ExceptionFields>): void => setFields({ ...fields, ...change });
  const send = async (): Promise<string | null> => {
    const missing = missingIn(fields);
    if (missing !== null) return missing;
    await exceptionApi.ask(exceptionOf(fields, instantNow()));
    await Promise.all(TOUCHED.map((key) => client.invalidateQueries({ queryKey: [key] })));
    setFields(EMPTY_EXCEPTION);
    return null;
  };
  return (
    <FormDialog open={open} onClose={onClose} title="Ask for an exception" send="Ask" onSend={send}>
      <Choice
        title="For"
        name="exception-scope"
        all={SCOPES}
        chosen={fields.scope}
        onChosen={(scope) => put({ scope })}
      />
      {fields.scope === 'case' ? (
        <>
          <label>
            Held change
            <select
              className="field"
              value={fields.case}
              onChange={(event) => put({ case: event.target.value, rules: [] })}
            >
              <option value="">Choose one…</option>
              {(cases.data?.cases ?? []).map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </select>
          </label>
          <RulesOfCase
            caseId={fields.case}
            chosen={fields.rules}
            onChosen={(rules) => put({ rules })}
          />
        </>
      ) : (
        <ForSystems
          systems={fields.systems}
          rules={fields.written}
          onSystems={(systems) => put({ systems })}
          onRules={(written) => put({ written })}
        />
      )}
      <label>
        Ends after
        <select
          className="field"
          value={fields.lasts}
          onChange={(event) => put({ lasts: Number(event.target.value) })}
        >
          {LASTS.map(({ ms, word }) => (
            <option key={ms} value={ms}>
              {word}
            </option>
          ))}
        </select>
      </label>
      <ReasonField value={fields.reason} onChange={(reason) => put({ reason })} />
    </FormDialog>
  );
}
