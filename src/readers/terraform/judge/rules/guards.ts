import type { Rule } from '../types.ts';

/** Locks, backup plans, alarms of protection and the like: things that exist to protect others. */
export const guardRule: Rule = (subject) => {
  // A replaced one stands again at the end of the same apply.
  if (subject.known?.class !== 'guard' || subject.verb !== 'delete' || subject.change.deposed)
    return [];
  return [
    {
      atLeast: 'costly',
      traits: ['protection-removed'],
      because: 'what it protected can be lost from then on',
      safer: [],
      leaves: [],
    },
  ];
};
