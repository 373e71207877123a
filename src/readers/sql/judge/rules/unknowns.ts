import { ruling, written } from '../ruling.ts';
import type { Rules } from './rule.ts';

/** What says itself what it is, and what nobody can tell. */
export const unknownRules: Rules = {
  stated: ({ verb, object, name, table, reversibility, data, traits, why, safer }, { memory }) => {
    const base = { verb, type: object, table, part: name } as const;
    if (table !== null && memory.isNew(table) && reversibility !== 'unknown') {
      return ruling({ ...base, why: 'Its table was made by this change' });
    }
    return ruling({ ...base, reversibility, data, traits, why: why.replace(/\.$/, ''), safer });
  },
  opaque: ({ reason, message }) =>
    ruling({
      verb: 'execute',
      type: 'statement',
      part: reason,
      reversibility: 'unknown',
      data: 'unknown',
      why: message.replace(/\.$/, ''),
      safer: ['write out what it does as plain statements, or read it by hand'],
    }),
  call: ({ functions }) => {
    const names = functions.map(written).join(', ');
    return ruling({
      verb: 'execute',
      type: 'function',
      part: names,
      reversibility: 'unknown',
      data: 'unknown',
      why: `${names} is defined somewhere else, and is on no list of functions that only compute`,
      safer: ['read what the function does, or write its statements out'],
    });
  },
};
