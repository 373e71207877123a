import type { Actor, ActorRole } from '../../../core/provenance/types.ts';
import { list } from '../../ui/words.ts';

const ROLES: Readonly<Record<ActorRole, string>> = {
  author: 'wrote it',
  'co-author': 'co-wrote it',
  committer: 'committed it',
  signer: 'signed it',
  pusher: 'pushed it',
  requester: 'asked for it',
  'agent-operator': 'ran the agent',
};

/** Every part that somebody had in it, said once: `ran the agent and wrote it`. */
export function partsWords(parts: readonly Pick<Actor, 'role'>[]): string {
  return list([...new Set(parts.map(({ role }) => ROLES[role]))]);
}
