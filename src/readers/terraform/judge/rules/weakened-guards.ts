import { sameValue } from '../../attributes/changed.ts';
import type { Leaf } from '../../attributes/leaves.ts';
import type { Finding, Rule, Subject } from '../types.ts';
import { afterOf, amountOf, beforeOf, blocks, isOn, isUnknownAfter, own } from '../values.ts';

/** Switches of a guard that stand for the whole of it. */
const MAIN_SWITCHES: ReadonlySet<string> = new Set([
  'enable',
  'enabled',
  'enable_logging',
  'is_enabled',
  'backup_policy.status',
  'enforce_admins',
  'require_signed_commits',
  'required_pull_request_reviews.require_code_owner_reviews',
]);

/** Switches by which a guard lets through what it is there to stop. */
const WAYS_AROUND: ReadonlySet<string> = new Set(['allows_force_pushes', 'allows_deletions']);

/** Numbers that are how much a guard asks for. */
const DEMANDS: ReadonlySet<string> = new Set([
  'required_pull_request_reviews.required_approving_review_count',
]);

/** Blocks that each are a guard of their own, and what tells one from the next. */
const PARTS: readonly (readonly [type: RegExp, block: string, key: string | null])[] = [
  [/^aws_backup_plan$/, 'rule', 'rule_name'],
  [/^github_branch_protection(?:_v3)?$/, 'required_pull_request_reviews', null],
  [/^github_branch_protection(?:_v3)?$/, 'required_status_checks', null],
];

/** Guards that stay and guard less: switched off, a part taken out, or a way around opened. */
export const weakenedGuardRule: Rule = (subject) => {
  if (subject.known?.class !== 'guard' || subject.verb !== 'update') return [];
  const parts = PARTS.filter(([type]) => type.test(subject.change.type));
  return [
    ...subject.leaves.filter((leaf) => weakens(leaf)).map((leaf) => weakened(leaf)),
    ...parts.flatMap(([, block, key]) => takenOut(subject, block, key)),
  ];
};

function weakens(leaf: Leaf): boolean {
  const { path, before, after } = leaf;
  if (leaf.unknown || sameValue(before, after)) return false;
  if (MAIN_SWITCHES.has(path)) return isOn(before) && after !== undefined && !isOn(after);
  if (WAYS_AROUND.has(path)) return !isOn(before) && isOn(after);
  if (path === 'lock_level') return before === 'ReadOnly';
  return DEMANDS.has(path) && (amountOf(after) ?? Infinity) < (amountOf(before) ?? 0);
}

function weakened(leaf: Leaf): Finding {
  return {
    traits: ['protection-removed'],
    because: `${leaf.path} no longer guards as it did`,
    safer: [`leave \`${leaf.name}\` as it is`],
    leaves: [leaf],
  };
}

function takenOut(subject: Subject, block: string, key: string | null): readonly Finding[] {
  if (isUnknownAfter(subject, block)) return [];
  const before = blocks(beforeOf(subject, block));
  const after = blocks(afterOf(subject, block));
  const gone = before.filter((old) =>
    key === null
      ? after.length === 0
      : !after.some((next) => sameKey(own(old, key), own(next, key))),
  );
  if (gone.length === 0) return [];
  return [
    {
      traits: ['protection-removed'],
      because: `${block} is taken out, and what it saw to no longer happens`,
      safer: [`keep \`${block}\``],
      leaves: [],
    },
  ];
}

function sameKey(a: unknown, b: unknown): boolean {
  return typeof a === 'string' && a === b;
}
