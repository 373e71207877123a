import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Requirement } from '../../server/contract/governance/directives.ts';
import { FormDialog } from '../agents/form-dialog.tsx';
import { systemsQuery } from '../app/queries.ts';
import { Checks } from '../governance/checks.tsx';
import { ReasonField } from '../governance/reason-field.tsx';
import { directiveApi } from './calls.ts';
import { REQUIREMENT_WORDS } from './directive-words.ts';
import {
  directiveOf,
  EMPTY_DIRECTIVE,
  ENVIRONMENTS,
  LENGTHS,
  missingIn,
  TIERS,
  type DirectiveFields,
} from './terms-of-form.ts';

const REQUIREMENTS = (Object.keys(REQUIREMENT_WORDS) as Requirement[]).map((value) => ({
  value,
  word: REQUIREMENT_WORDS[value],
}));

/** Writes down a rule with an end. It binds nobody before somebody principal or above signs it. */
export function ProposeDirective(props: { readonly open: boolean; readonly onClose: () => void }) {
  const client = useQueryClient();
  const [fields, setFields] = useState(EMPTY_DIRECTIVE);
  const systems = useQuery({ ...systemsQuery(''), enabled: props.open });
  const put = (change: Partial<DirectiveFields>): void => setFields({ ...fields, ...change });
  const send = async (): Promise<string | null> => {
    const missing = missingIn(fields);
    if (missing !== null) return missing;
    await directiveApi.propose(directiveOf(fields));
    await client.invalidateQueries({ queryKey: ['directives'] });
    setFields(EMPTY_DIRECTIVE);
    return null;
  };
  return (
    <FormDialog {...props} title="Propose a directive" send="Propose it" onSend={send}>
      <div className="form-row">
        <label>
          Short name
          <input
            className="field"
            value={fields.name}
            placeholder="tier-1-reset"
            onChange={(event) => put({ name: event.target.value })}
          />
        </label>
        <label>
          For
          <select
            className="field"
            value={fields.length}
            onChange={(event) => put({ length: event.target.value })}
          >
            {LENGTHS.map(({ value, word }) => (
              <option key={value} value={value}>
                {word}
              </option>
            ))}
          </select>
        </label>
      </div>
      <label>
        <span>
          Title <span className="muted">(a few words; may be left empty)</span>
        </span>
        <input
          className="field"
          maxLength={200}
          value={fields.title}
          onChange={(event) => put({ title: event.target.value })}
        />
      </label>
      <Checks
        title="Changes that hit systems of (none ticked: any)"
        all={TIERS}
        chosen={fields.tiers}
        onChosen={(tiers) => put({ tiers })}
      />
      <label>
        <span>
          Only these systems <span className="muted">(commas between; empty for every one)</span>
        </span>
        <input
          className="field"
          list="directive-systems"
          value={fields.systems}
          onChange={(event) => put({ systems: event.target.value })}
        />
      </label>
      <datalist id="directive-systems">
        {(systems.data?.systems ?? []).map(({ id }) => (
          <option key={id}>{id}</option>
        ))}
      </datalist>
      <Checks
        title="In (none ticked: anywhere)"
        all={ENVIRONMENTS}
        chosen={fields.environments}
        onChosen={(environments) => put({ environments })}
      />
      <Checks
        stacked
        title="Asks for"
        all={REQUIREMENTS}
        chosen={fields.requires}
        onChosen={(requires) => put({ requires })}
      />
      <ReasonField value={fields.reason} onChange={(reason) => put({ reason })} />
    </FormDialog>
  );
}
