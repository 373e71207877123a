import { useQuery } from '@tanstack/react-query';
import type { AgentSummary } from '../../../server/contract/agents/agents.ts';
import { systemsQuery } from '../../app/queries.ts';
import { sessionName } from '../words.ts';
import type { ScopeDraft, ScopeKind } from './scope.ts';

const KINDS: readonly { readonly kind: ScopeKind; readonly word: string }[] = [
  { kind: 'all', word: 'Everything' },
  { kind: 'agent', word: 'One agent' },
  { kind: 'repository', word: 'Repository' },
  { kind: 'system', word: 'System' },
  { kind: 'machine', word: 'Machine' },
];

const BETWEEN = '\n';

function unique(texts: readonly (string | null)[]): readonly string[] {
  return [...new Set(texts.filter((text) => text !== null && text !== ''))] as string[];
}

function AgentField(props: {
  readonly draft: ScopeDraft;
  readonly agents: readonly AgentSummary[];
  readonly onDraft: (draft: ScopeDraft) => void;
}) {
  const { draft, agents, onDraft } = props;
  const open = agents.filter((agent) => agent.endedAt === null && agent.session !== '');
  const chosen = `${draft.host}${BETWEEN}${draft.session}`;
  const hosts = unique([...open.map(({ host }) => host), draft.host]);
  const known = open.some((agent) => agent.host === draft.host && agent.session === draft.session);
  return (
    <select
      id="stop-which"
      className="field"
      value={draft.host === '' ? '' : chosen}
      onChange={(event) => {
        const [host = '', session = ''] = event.target.value.split(BETWEEN);
        onDraft({ ...draft, host, session });
      }}
    >
      <option value="">Choose…</option>
      {hosts.map((host) => (
        <optgroup key={host} label={host}>
          <option value={`${host}${BETWEEN}`}>Every session of {host}</option>
          {host === draft.host && draft.session !== '' && !known && (
            <option value={chosen}>Session {draft.session}</option>
          )}
          {open
            .filter((agent) => agent.host === host)
            .map((agent) => (
              <option key={agent.id} value={`${host}${BETWEEN}${agent.session}`}>
                {sessionName(agent)}
              </option>
            ))}
        </optgroup>
      ))}
    </select>
  );
}

function NameField(props: {
  readonly value: string;
  readonly known: readonly string[];
  readonly placeholder: string;
  readonly onValue: (value: string) => void;
}) {
  const { value, known, placeholder, onValue } = props;
  return (
    <>
      <input
        id="stop-which"
        className="field"
        list="stop-known"
        autoComplete="off"
        placeholder={placeholder}
        value={value}
        onChange={(event) => onValue(event.target.value)}
      />
      <datalist id="stop-known">
        {known.map((each) => (
          <option key={each}>{each}</option>
        ))}
      </datalist>
    </>
  );
}

function Which(props: Parameters<typeof ScopeFields>[0]) {
  const { draft, agents, onDraft } = props;
  const systems = useQuery({ ...systemsQuery(''), enabled: draft.kind === 'system' });
  switch (draft.kind) {
    case 'all':
      return null;
    case 'agent':
      return <AgentField {...props} />;
    case 'repository':
      return (
        <NameField
          value={draft.repository}
          known={unique(agents.map(({ repository }) => repository))}
          placeholder="github.com/acme/shop"
          onValue={(repository) => onDraft({ ...draft, repository })}
        />
      );
    case 'system':
      return (
        <NameField
          value={draft.system}
          known={(systems.data?.systems ?? []).map(({ id }) => id)}
          placeholder="Id of a system in the catalog"
          onValue={(system) => onDraft({ ...draft, system })}
        />
      );
    case 'machine':
      return (
        <NameField
          value={draft.machine}
          known={unique(agents.map(({ machine }) => machine))}
          placeholder="Name of a machine"
          onValue={(machine) => onDraft({ ...draft, machine })}
        />
      );
  }
}

/** What to stop: everything, or the one thing that is named. */
export function ScopeFields(props: {
  readonly draft: ScopeDraft;
  readonly agents: readonly AgentSummary[];
  readonly onDraft: (draft: ScopeDraft) => void;
}) {
  const { draft, onDraft } = props;
  return (
    <div className="stop-what">
      <fieldset className="stop-kinds">
        <legend>What to stop</legend>
        {KINDS.map(({ kind, word }) => (
          <label key={kind} className={draft.kind === kind ? 'stop-kind-on' : undefined}>
            <input
              type="radio"
              name="stop-kind"
              checked={draft.kind === kind}
              onChange={() => onDraft({ ...draft, kind })}
            />
            {word}
          </label>
        ))}
      </fieldset>
      {draft.kind !== 'all' && (
        <label htmlFor="stop-which" className="stop-which">
          Which one
        </label>
      )}
      <Which {...props} />
    </div>
  );
}
