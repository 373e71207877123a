import type { Verb } from '../../core/change/types.ts';
import type { Step } from './step.ts';

/** Everything the engine does to one resource, as one act. */
export interface Act {
  readonly verb: Verb;
  readonly step: Step;
  /** True where the new one is made before the old one goes. */
  readonly createFirst: boolean;
  /** False for an op that no version of Pulumi is known to write. */
  readonly understood: boolean;
}

const REPLACES =
  /^(?:replace|create-replacement|delete-replaced|import-replacement|read-replacement|discard-replaced|remove-pending-replace)$/;

const VERBS: ReadonlyMap<string, Verb> = new Map([
  ['create', 'create'],
  ['update', 'update'],
  ['delete', 'delete'],
  ['read', 'read'],
  ['refresh', 'read'],
  ['import', 'import'],
  ['discard', 'forget'],
]);

/**
 * Steps gathered by resource, in order of appearance. The steps of a replacement are one act; a
 * left-over of an earlier one that is deleted stands for itself.
 */
export function actsOf(steps: readonly Step[]): readonly Act[] {
  const acts: Act[] = [];
  const replaced = new Map<string, Step[]>();
  for (const step of steps) {
    if (REPLACES.test(step.op)) {
      const family = replaced.get(step.urn);
      if (family === undefined) replaced.set(step.urn, [step]);
      else family.push(step);
    } else if (step.op !== 'same' || optionsDiffer(step)) acts.push(single(step));
  }
  for (const family of replaced.values()) acts.push(...replacement(family));
  return acts.filter(({ step }) => isReal(step));
}

function single(step: Step): Act {
  const base = { step, createFirst: false };
  if (step.op === 'same') return { ...base, verb: 'update', understood: true };
  const verb = VERBS.get(step.op);
  if (verb === undefined) return { ...base, verb: 'update', understood: false };
  const kept =
    verb === 'delete' && (step.before?.retainOnDelete === true || step.before?.external === true);
  return { ...base, verb: kept ? 'forget' : verb, understood: true };
}

/** Only the engine's own order says whether there is a gap. */
function replacement(family: readonly Step[]): readonly Act[] {
  const ops = family.map(({ op }) => op);
  const first = family[0];
  if (first === undefined) return [];
  if (ops.every((op) => op === 'remove-pending-replace')) {
    return [{ verb: 'forget', step: first, createFirst: false, understood: true }];
  }
  if (ops.every((op) => op === 'delete-replaced')) {
    return [{ verb: 'delete', step: first, createFirst: false, understood: true }];
  }
  const create = ops.findIndex((op) => op === 'create-replacement' || op === 'import-replacement');
  const remove = ops.indexOf('delete-replaced');
  const whole = family.find(({ op }) => op === 'replace') ?? first;
  const step: Step = {
    ...whole,
    before: family.map(({ before }) => before).find((state) => state !== null) ?? null,
    after: family.map(({ after }) => after).findLast((state) => state !== null) ?? null,
    details: family.find(({ details }) => details.size > 0)?.details ?? whole.details,
    changed: [...new Set(family.flatMap(({ changed }) => changed))],
    forcing: [...new Set(family.flatMap(({ forcing }) => forcing))],
  };
  const kept = step.before?.retainOnDelete === true || ops.includes('discard-replaced');
  return [
    {
      verb: kept ? 'create' : 'replace',
      step,
      createFirst: create !== -1 && (remove === -1 || create < remove),
      understood: true,
    },
  ];
}

function optionsDiffer({ before, after }: Step): boolean {
  if (before === null || after === null) return false;
  return before.protect !== after.protect || before.retainOnDelete !== after.retainOnDelete;
}

/** Components, stacks and providers are names and settings; what lies inside has steps of its own. */
function isReal({ before, after, urn }: Step): boolean {
  const type = (before ?? after)?.type ?? '';
  if (type.startsWith('pulumi:providers:') || type === 'pulumi:pulumi:Stack') return false;
  if (urn.includes('::pulumi:pulumi:Stack::') || urn.includes('::pulumi:providers:')) return false;
  return (before ?? after)?.custom !== false;
}
