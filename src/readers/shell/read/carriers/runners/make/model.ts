import type { ShellWorld } from '../../../../world/types.ts';
import { absolutePath } from '../shared/files.ts';
import { expand } from './expand.ts';
import { assignmentOf, makeLines, outside, ruleHeadOf } from './parse.ts';
import type { Scope } from './scope.ts';
import { wordsIn } from './words.ts';

export interface Recipe {
  readonly text: string;
  readonly source: string;
  readonly line: number;
}

export interface Rule {
  readonly targets: readonly string[];
  readonly prerequisites: readonly string[];
  readonly recipes: Recipe[];
}

export interface Makefile {
  readonly rules: readonly Rule[];
  readonly scope: Scope;
  /** Variables that recipes see in their environment. */
  readonly exported: ReadonlySet<string>;
  readonly oneShell: boolean;
  /** Target that is made where none is named, or null. */
  readonly goal: string | null;
  /** False where an include could not be read, so that what is missing may stand there. */
  readonly whole: boolean;
}

interface Given {
  readonly text: string;
  readonly source: string;
  readonly folder: string;
  /** From the command line: nothing in the file changes them. */
  readonly overrides: ReadonlyMap<string, string | null>;
  readonly env: (name: string) => string | null | undefined;
  readonly world: ShellWorld;
}

const DEEPEST_INCLUDE = 6;
const MOST_STEPS = 50_000;

export function readMakefile(given: Given): Makefile {
  const { overrides, env, world, folder } = given;
  const variables = new Map<string, string | null>([
    ['RM', 'rm -f'],
    ['CC', 'cc'],
    ['CXX', 'c++'],
    ['AR', 'ar'],
    ['MAKE', 'make'],
    ['SHELL', '/bin/sh'],
    ['CURDIR', folder],
    ['MAKEFILE_LIST', given.source],
  ]);
  const rules: Rule[] = [];
  const exported = new Set<string>(overrides.keys());
  const state = { oneShell: false, whole: true, goal: null as string | null, exportAll: false };
  const scope: Scope = {
    valueOf: (name) => {
      for (const from of [overrides, variables]) if (from.has(name)) return from.get(name);
      const outer = env(name);
      if (typeof outer === 'string') return outer.replaceAll('$', '$$$$');
      return outer === undefined && !state.whole ? null : outer;
    },
    budget: { steps: MOST_STEPS },
  };

  function assign(text: string): boolean {
    const found = assignmentOf(text);
    if (found === null) return false;
    const { name, operator, value } = found;
    if (found.exported) exported.add(name);
    const before = variables.get(name);
    const now = () => expand(value, scope).replaceAll('$', '$$$$');
    if (operator === '!=') variables.set(name, `$(shell ${value})`);
    else if (operator === ':=') variables.set(name, now());
    else if (operator === '+=') variables.set(name, before == null ? value : `${before} ${value}`);
    else if (operator === '=' || scope.valueOf(name) === undefined) variables.set(name, value);
    if (name === '.DEFAULT_GOAL') state.goal = expand(value, scope).trim();
    return true;
  }

  function include(words: string, depth: number): void {
    for (const path of wordsIn(expand(words, scope))) {
      const absolute = absolutePath(path, folder, world);
      const look = absolute === null ? null : world.look(absolute);
      if (look?.kind === 'text' && depth < DEEPEST_INCLUDE) readText(look.text, path, depth + 1);
      else state.whole = false;
    }
  }

  function readText(text: string, source: string, depth: number): void {
    /** One entry a conditional: whether its lines count, and whether a branch has been taken. */
    const conditions: { live: boolean; taken: boolean }[] = [];
    let current: Rule | null = null;
    let defining: { name: string; lines: string[] } | null = null;
    for (const { kind, text: line, line: number } of makeLines(text)) {
      if (defining !== null) {
        if (/^\s*endef\b/.test(line)) {
          variables.set(defining.name, defining.lines.join('\n'));
          defining = null;
        } else defining.lines.push(line);
        continue;
      }
      const live = conditions.every((condition) => condition.live);
      if (kind === 'recipe') {
        if (live) current?.recipes.push({ text: line, source, line: number });
        continue;
      }
      const trimmed = line.trim();
      if (trimmed === '') continue;
      if (condition(trimmed, conditions, scope) || !live) continue;
      const define = /^(?:export\s+|override\s+)*define\s+([^\s=:]+)/.exec(trimmed);
      const included = /^[-s]?include\s+(.+)$/.exec(trimmed);
      const shared = /^export(?:\s+([\w\s]+))?$/.exec(trimmed);
      if (define !== null) defining = { name: define[1] ?? '', lines: [] };
      else if (included !== null) include(included[1] ?? '', depth);
      else if (assign(trimmed)) current = null;
      else if (shared !== null)
        for (const name of shared[1] === undefined ? variables.keys() : wordsIn(shared[1]))
          exported.add(name);
      else current = ruleOf(trimmed, source, number) ?? current;
    }
  }

  function ruleOf(text: string, source: string, line: number): Rule | null {
    const head = ruleHeadOf(text);
    if (head === null) {
      expand(text, scope);
      return null;
    }
    const targets = wordsIn(expand(head.targets, scope));
    if (targets.includes('.ONESHELL')) state.oneShell = true;
    if (assignmentOf(head.rest) !== null) {
      assign(head.rest);
      return null;
    }
    const colon = outside(head.rest, ':', 0);
    const prerequisites = wordsIn(expand(head.rest.slice(colon + 1), scope));
    const recipes = head.recipe === null ? [] : [{ text: head.recipe, source, line }];
    const rule: Rule = {
      targets,
      prerequisites: prerequisites.filter((at) => at !== '|'),
      recipes,
    };
    rules.push(rule);
    return rule;
  }

  readText(given.text, given.source, 0);
  const first = rules.flatMap(({ targets }) => targets).find((name) => /^[^.%][^%]*$/.test(name));
  return {
    rules,
    scope,
    exported,
    oneShell: state.oneShell,
    goal: state.goal ?? first ?? null,
    whole: state.whole,
  };
}

/** Follows `ifeq` and its siblings; false for a line that is none of them. */
function condition(
  text: string,
  conditions: { live: boolean; taken: boolean }[],
  scope: Scope,
): boolean {
  const found = /^(else\s+)?(ifn?eq|ifn?def)\b\s*(.*)$/.exec(text);
  const last = conditions.at(-1);
  if (found !== null) {
    const holds = test(found[2] ?? '', found[3] ?? '', scope);
    if (found[1] === undefined) conditions.push({ live: holds !== false, taken: holds === true });
    else if (last !== undefined) {
      last.live = !last.taken && holds !== false;
      last.taken ||= holds === true;
    }
    return true;
  }
  if (/^else\b/.test(text)) {
    if (last !== undefined) last.live = !last.taken;
    return true;
  }
  if (!/^endif\b/.test(text)) return false;
  conditions.pop();
  return true;
}

/** Null where what is compared cannot be known: both branches count then. */
function test(word: string, text: string, scope: Scope): boolean | null {
  if (word.endsWith('def')) {
    const value = scope.valueOf(expand(text, scope).trim());
    if (value === null) return null;
    return (value !== undefined && value !== '') === (word === 'ifdef');
  }
  const comma = text.startsWith('(') ? outside(text.slice(1), ',', 0) + 1 : -1;
  const quoted = /^(["'])(.*?)\1\s*(["'])(.*?)\3/.exec(text);
  const sides =
    comma > 0
      ? [text.slice(1, comma), text.slice(comma + 1).replace(/\)\s*$/, '')]
      : [quoted?.[2] ?? '', quoted?.[4] ?? ''];
  const [left = '', right = ''] = sides.map((side) => expand(side, scope).trim());
  if (left.includes('$(') || right.includes('$(')) return null;
  return (left === right) === (word === 'ifeq');
}
