import type { Rule } from '../types.ts';

/** Properties of a bundle that change nothing inside it. */
const OUTSIDE: ReadonlySet<string> = new Set([
  'Tags',
  'NotificationARNs',
  'TimeoutInMinutes',
  'DeletionPolicy',
  'UpdateReplacePolicy',
]);

/** Nested stacks and the like: what a change of them does inside is in another template. */
export const opaqueRule: Rule = (subject) => {
  if (subject.known?.class !== 'opaque' || subject.act !== 'update') return [];
  const inside = subject.changed.filter(([name = '']) => !OUTSIDE.has(name));
  // A change set that names nothing at all has a nested one that says it.
  if (inside.length === 0 && subject.changed.length > 0) return [];
  const names = inside.map((path) => path.join('.')).join(', ') || 'something in it';
  return [
    {
      atLeast: 'unknown',
      data: 'unknown',
      traits: [],
      because: `${names} differs, and what that changes inside it is not in this input`,
      safer: [
        'make a change set with `--include-nested-stacks` and read those of its nested stacks as well',
      ],
      marks: [],
    },
  ];
};
