import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { instantNow } from '../../app/clock.ts';
import { systemsQuery } from '../../app/queries.ts';
import { FormDialog } from '../form-dialog.tsx';
import { giveSigned } from './give-signed.ts';
import {
  EMPTY_GRANT,
  ENVIRONMENTS,
  LASTS,
  missingIn,
  termsOf,
  VERBS,
  WINDOWS,
  type GrantFields,
} from './grant-terms.ts';

function Checks<Each extends string>(props: {
  readonly title: string;
  readonly all: readonly Each[];
  readonly chosen: readonly string[];
  readonly onChosen: (chosen: Each[]) => void;
}) {
  const { title, all, chosen, onChosen } = props;
  return (
    <fieldset>
      <legend>{title}</legend>
      <div className="checks">
        {all.map((each) => (
          <label key={each}>
            <input
              type="checkbox"
              checked={chosen.includes(each)}
              onChange={(event) =>
                onChosen(
                  all.filter((one) => (one === each ? event.target.checked : chosen.includes(one))),
                )
              }
            />
            {each}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Lets agents do something alone: what, where, how often, until when, and why. */
export function GiveGrant(props: { readonly open: boolean; readonly onClose: () => void }) {
  const client = useQueryClient();
  const [fields, setFields] = useState(EMPTY_GRANT);
  const systems = useQuery({ ...systemsQuery(''), enabled: props.open });
  const put = (change: Partial<GrantFields>): void => setFields({ ...fields, ...change });
  const send = async (): Promise<string | null> => {
    const missing = missingIn(fields);
    if (missing !== null) return missing;
    await giveSigned(termsOf(fields, instantNow()));
    await client.invalidateQueries({ queryKey: ['grants'] });
    setFields(EMPTY_GRANT);
    return null;
  };
  return (
    <FormDialog {...props} title="Let agents act alone" send="Give it" onSend={send}>
      <div className="form-row">
        <label>
          Agent
          <input
            className="field"
            value={fields.agent}
            placeholder="claude-code, or *"
            onChange={(event) => put({ agent: event.target.value })}
          />
        </label>
        <label>
          Systems
          <input
            className="field"
            list="grant-systems"
            value={fields.systems}
            placeholder="search, or *"
            onChange={(event) => put({ systems: event.target.value })}
          />
        </label>
      </div>
      <datalist id="grant-systems">
        {(systems.data?.systems ?? []).map(({ id }) => (
          <option key={id}>{id}</option>
        ))}
      </datalist>
      <Checks
        title="Where"
        all={ENVIRONMENTS}
        chosen={fields.environments}
        onChosen={(environments) => put({ environments })}
      />
      <Checks
        title="What it may do"
        all={VERBS}
        chosen={fields.verbs}
        onChosen={(verbs) => put({ verbs })}
      />
      <label>
        <span>
          Programs <span className="muted">(commas between; empty for any)</span>
        </span>
        <input
          className="field"
          value={fields.programs}
          placeholder="kubectl, systemctl"
          onChange={(event) => put({ programs: event.target.value })}
        />
      </label>
      <div className="form-row">
        <label>
          How often
          <input
            className="field"
            inputMode="numeric"
            value={fields.count}
            onChange={(event) => put({ count: event.target.value.trim() })}
          />
        </label>
        <label>
          In
          <select
            className="field"
            value={fields.perSeconds}
            onChange={(event) => put({ perSeconds: Number(event.target.value) })}
          >
            {WINDOWS.map(({ seconds, word }) => (
              <option key={seconds} value={seconds}>
                {word}
              </option>
            ))}
          </select>
        </label>
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
      </div>
      <label>
        <span>
          Reason <span className="muted">(required; it is written to the ledger)</span>
        </span>
        <input
          className="field"
          maxLength={1000}
          value={fields.reason}
          onChange={(event) => put({ reason: event.target.value })}
        />
      </label>
      <p className="small muted">
        It never serves an agent that acts for you. Where it covers a system whose changes ask for a
        passkey, your passkey signs every term of it.
      </p>
    </FormDialog>
  );
}
