import { sameValue } from '../../attributes/changed.ts';
import type { Rule } from '../types.ts';
import { afterOf, beforeOf, isUnknownAfter } from '../values.ts';

const HARMLESS: ReadonlySet<string> = new Set([
  'tags',
  'tags_all',
  'labels',
  'timeouts',
  'outputs',
]);

/** Bundles such as a CloudFormation stack: a change inside can do anything, and the plan does not show it. */
export const opaqueRule: Rule = (subject) => {
  if (subject.known?.class !== 'opaque' || subject.verb !== 'update') return [];
  const { before, after } = subject.change;
  const inside = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].filter(
    (name) =>
      !HARMLESS.has(name) &&
      (isUnknownAfter(subject, name) ||
        !sameValue(beforeOf(subject, name), afterOf(subject, name))),
  );
  if (inside.length === 0) return [];
  return [
    {
      atLeast: 'unknown',
      data: 'unknown',
      traits: [],
      because: 'what it changes or deletes inside, the plan does not show',
      safer: ['read its own change set or diff first'],
      leaves: [],
    },
  ];
};
