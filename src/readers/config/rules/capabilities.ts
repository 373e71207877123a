import { itemsOf } from '../compare/key-change.ts';
import { pathName } from '../compare/key-change.ts';
import type { Rule } from './types.ts';

/** A policy for Vault, Consul or Nomad lets its holder do more on a path. */
export const capabilitiesRule: Rule = ({ change, last, newFile }) => {
  if (last.join(' ') !== 'capabilities' && last.join(' ') !== 'policy') return null;
  if (change.kind === 'removed' || newFile) return null;
  if (last[0] === 'policy' && !/^(?:write|sudo|scale)$/.test((itemsOf(change.after) ?? []).join()))
    return null;
  const before = itemsOf(change.before) ?? [];
  const after = itemsOf(change.after) ?? [];
  const more = after.filter((item) => !before.includes(item) && item !== 'deny');
  if (more.length === 0) return null;
  return {
    verb: 'grant',
    traits: ['identity', 'permission-widened'],
    because: `lets its holder ${more.join(', ')} on ${pathName(change.path.slice(0, -1))}`,
    safer: ['name the single paths and only what is needed on them'],
  };
};
