import type { MapTree } from '../../../shared/tree/types.ts';
import { at } from '../../../shared/tree/look.ts';
import { amount, isOn, valuesAt } from '../../template/values.ts';
import { markOf, staysPerhaps } from '../types.ts';
import type { Finding, Rule } from '../types.ts';

/** Counts that mean "nothing runs" at zero. */
const COUNTS: readonly (readonly string[])[] = [
  ['DesiredCount'],
  ['DesiredCapacity'],
  ['MaxSize'],
  ['ReservedConcurrentExecutions'],
  ['ScalingConfig', 'DesiredSize'],
  ['ScalingConfig', 'MaxSize'],
  ['MaxCapacity'],
  ['TargetCapacity'],
];

/** Switches that keep a second copy ready. */
const SECOND_COPIES: readonly (readonly string[])[] = [
  ['MultiAZ'],
  ['MultiAZEnabled'],
  ['AutomaticFailoverEnabled'],
];

/** Services scaled down to nothing, and data stores that lose their second copy. */
export const capacityRule: Rule = (subject) => {
  const { before, after } = subject;
  if (!staysPerhaps(subject) || before === null || after === null) return [];
  return [
    ...COUNTS.filter((path) => isZeroed(path, before, after)).map((path) =>
      finding(path, before, after, {
        atLeast: 'costly',
        traits: ['scaled-to-zero', 'downtime'],
        because: `${path.join('.')} goes to 0, and nothing runs from then on`,
        safer: ['keep one running until nobody uses it'],
      }),
    ),
    ...SECOND_COPIES.filter((path) => isSingled(path, before, after)).map((path) =>
      finding(path, before, after, {
        atLeast: 'costly',
        traits: ['protection-removed'],
        because: `${path.join('.')} is switched off, and with one zone it is down, or its last writes are lost`,
        safer: [`leave \`${path.join('.')}\` on`],
      }),
    ),
  ];
};

function isZeroed(path: readonly string[], before: MapTree, after: MapTree): boolean {
  const then = valuesAt(before, path).map((value) => amount(value));
  const now = valuesAt(after, path).map((value) => amount(value));
  const ran = then.some((count) => count === null || count > 0);
  // Without a limit before, a limit of zero is news as well.
  return now.includes(0) && ran && !then.includes(0);
}

function isSingled(path: readonly string[], before: MapTree, after: MapTree): boolean {
  const on = (properties: MapTree): readonly boolean[] =>
    valuesAt(properties, path).map((value) => value.kind === 'text' && isOn(value.text));
  const now = on(after);
  return on(before).some((copied, index) => copied && !(now[index] ?? now.at(-1) ?? false));
}

function finding(
  path: readonly string[],
  before: MapTree,
  after: MapTree,
  rest: Omit<Finding, 'marks'>,
): Finding {
  const key = path.at(-1) ?? '';
  const old = at(before, ...path);
  const next = at(after, ...path);
  return {
    ...rest,
    marks: [
      ...(old === null ? [] : [markOf('before', key, old)]),
      ...(next === null ? [] : [markOf('after', key, next)]),
    ],
  };
}
