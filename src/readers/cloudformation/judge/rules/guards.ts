import type { Rule } from '../types.ts';

/** Trails, backup plans, detectors and the like: things that exist to protect others. */
export const guardRule: Rule = ({ act, known, fate }) => {
  // A replaced one stands again at the end of the same update.
  if (act !== 'delete' || known?.class !== 'guard' || fate === 'retain') return [];
  return [
    {
      atLeast: 'costly',
      traits: ['protection-removed'],
      because: 'what it protected can be lost or go unnoticed from then on',
      safer: [],
      marks: [],
    },
  ];
};
