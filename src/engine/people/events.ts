import type { LedgerEvent } from '../ports.ts';
import type { StoredAccount, StoredGroup } from './ports.ts';

/** Names written down of one change of a group; of the rest, how many they are. */
const NAMED = 1_000;

function body({ directory, id, person, login, identities }: StoredAccount) {
  return { directory, account: id, person, login, identities: [...identities] };
}

export function joinedEvent(account: StoredAccount, by: string, at: string): LedgerEvent {
  return {
    kind: 'people.joined',
    at,
    case: null,
    actor: by,
    text: `${account.name} (${account.login}) joined, by ${account.directory}`,
    body: body(account),
  };
}

export function leftEvent(account: StoredAccount, by: string, at: string): LedgerEvent {
  const how = account.gone ? 'was taken out of' : 'was closed in';
  return {
    kind: 'people.left',
    at,
    case: null,
    actor: by,
    text: `The account of ${account.name} (${account.login}) ${how} ${account.directory}; its answers no longer count`,
    body: { ...body(account), gone: account.gone },
  };
}

/** Other names decide whose a change is. */
export function renamedEvent(
  before: StoredAccount,
  after: StoredAccount,
  by: string,
  at: string,
): LedgerEvent {
  return {
    kind: 'people.renamed',
    at,
    case: null,
    actor: by,
    text: `${after.name} (${after.login}) is known by other names in ${after.directory}`,
    body: { ...body(after), before: [...before.identities] },
  };
}

/** `members` are logins, sorted. */
export function teamChangedEvent(
  group: Pick<StoredGroup, 'directory' | 'id' | 'name'>,
  change: { readonly added: readonly string[]; readonly removed: readonly string[] },
  by: string | null,
  at: string,
): LedgerEvent {
  const { added, removed } = change;
  const words = [
    added.length === 0 ? [] : `${added.length} joined`,
    removed.length === 0 ? [] : `${removed.length} left`,
  ].flat();
  return {
    kind: 'people.team-changed',
    at,
    case: null,
    actor: by,
    text: `${group.name} (${group.directory}) changed: ${words.join(', ') || 'its name alone'}`,
    body: {
      directory: group.directory,
      group: group.id,
      name: group.name,
      added: added.slice(0, NAMED),
      removed: removed.slice(0, NAMED),
      counts: { added: added.length, removed: removed.length },
    },
  };
}
