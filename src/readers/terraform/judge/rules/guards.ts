import type { Rule } from '../types.ts';

/** Locks, backup plans, alarms of protection and the like: things that exist to protect others. */
export const guardRule: Rule = (subject) => {
  const goes = subject.verb === 'delete' || (subject.verb === 'replace' && subject.known !== null);
  if (subject.known?.class !== 'guard' || !goes || subject.change.deposed) return [];
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
