import { expand } from './expand.ts';
import type { Makefile, Recipe, Rule } from './model.ts';
import type { Scope } from './scope.ts';
import { stemOf, wordsIn } from './words.ts';

/** The recipes of one target, expanded, in the order in which make runs them. */
export interface Step {
  readonly target: string;
  readonly recipes: readonly Recipe[];
}

const MOST_TARGETS = 2000;

/** What is made for these goals, prerequisites first. Every file counts as out of date. */
export function planOf(
  makefile: Makefile,
  goals: readonly string[],
): { readonly steps: readonly Step[]; readonly found: boolean } {
  const steps: Step[] = [];
  const seen = new Set<string>();
  const byTarget = new Map<string, Rule[]>();
  for (const rule of makefile.rules)
    for (const target of rule.targets) {
      const known = byTarget.get(target);
      if (known === undefined) byTarget.set(target, [rule]);
      else known.push(rule);
    }
  const patterns = makefile.rules.filter(({ targets }) =>
    targets.some((each) => each.includes('%')),
  );

  /** Targets still to be made, last first; `made` marks one whose prerequisites are done. */
  const open = goals.toReversed().map((target) => ({ target, made: null as (() => void) | null }));
  let found = false;
  while (open.length > 0 && seen.size < MOST_TARGETS) {
    const { target, made } = open.pop() as (typeof open)[number];
    if (made !== null) made();
    else if (!seen.has(target)) {
      seen.add(target);
      const rules = byTarget.get(target) ?? patterns.filter((rule) => stem(rule, target) !== null);
      found ||= rules.length > 0;
      const stemmed = rules[0] === undefined ? '' : (stem(rules[0], target) ?? '');
      const needs = rules
        .flatMap(({ prerequisites }) => prerequisites)
        .map((each) => each.replace('%', () => stemmed));
      open.push({
        target,
        made: () => steps.push(stepOf(makefile, target, rules, needs, stemmed)),
      });
      for (const need of needs.toReversed()) open.push({ target: need, made: null });
    }
  }
  return { steps, found };
}

function stem({ targets }: Rule, target: string): string | null {
  return (
    targets
      .filter((each) => each.includes('%'))
      .map((pattern) => stemOf(target, pattern))
      .find((each) => each !== null) ?? null
  );
}

function stepOf(
  { scope }: Makefile,
  target: string,
  rules: readonly Rule[],
  needs: readonly string[],
  stemmed: string,
): Step {
  const automatic: Readonly<Record<string, string>> = {
    '@': target,
    '@D': folder(target),
    '@F': file(target),
    '<': needs[0] ?? '',
    '<D': folder(needs[0] ?? ''),
    '<F': file(needs[0] ?? ''),
    '^': [...new Set(needs)].join(' '),
    '+': needs.join(' '),
    '?': needs.join(' '),
    '*': stemmed,
  };
  const within: Scope = { ...scope, valueOf: (name) => automatic[name] ?? scope.valueOf(name) };
  const recipes = rules
    .flatMap(({ recipes }) => recipes)
    .flatMap(({ text, ...at }) =>
      expand(text, within)
        .split(/(?<!\\)\n/)
        .map((line) => ({ ...at, text: line })),
    );
  return { target, recipes: recipes.filter(({ text }) => wordsIn(text).length > 0) };
}

function folder(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '.' : path.slice(0, slash);
}

function file(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
