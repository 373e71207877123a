import { useQuery } from '@tanstack/react-query';
import { systemsQuery } from '../app/queries.ts';
import { policyQuery } from '../policy/calls.ts';

/** Which systems, and which rules of the policy. */
export function ForSystems(props: {
  readonly systems: string;
  readonly rules: string;
  readonly onSystems: (text: string) => void;
  readonly onRules: (text: string) => void;
}) {
  const systems = useQuery(systemsQuery(''));
  const policy = useQuery(policyQuery);
  const rules = [...(policy.data?.rules ?? []), ...(policy.data?.directives ?? [])];
  return (
    <>
      <label>
        <span>
          Systems <span className="muted">(commas between)</span>
        </span>
        <input
          className="field"
          list="exception-systems"
          value={props.systems}
          onChange={(event) => props.onSystems(event.target.value)}
        />
      </label>
      <datalist id="exception-systems">
        {(systems.data?.systems ?? []).map(({ id }) => (
          <option key={id}>{id}</option>
        ))}
      </datalist>
      <label>
        <span>
          Rules to go without{' '}
          <span className="muted">(commas between, or * for all that may be lifted)</span>
        </span>
        <input
          className="field"
          list="exception-rules"
          value={props.rules}
          onChange={(event) => props.onRules(event.target.value)}
        />
      </label>
      <datalist id="exception-rules">
        {rules.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </datalist>
    </>
  );
}
