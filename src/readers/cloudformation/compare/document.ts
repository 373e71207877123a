import type { Effect, Evidence } from '../../../core/change/types.ts';
import { at, mapAt } from '../../shared/tree/look.ts';
import type { Tree } from '../../shared/tree/types.ts';
import type { FilePair } from '../../types.ts';
import type { Setting } from '../report/effect.ts';
import { sameTree } from '../template/canonical.ts';
import type { Template } from '../template/template.ts';

/** What happens outside single resources: loops, defaults for all functions, exports. */
export function documentEffects(
  before: Template,
  after: Template,
  pair: FilePair,
  setting: Setting,
): readonly Effect[] {
  return [
    ...loopEffects(before, after, pair, setting),
    ...globalEffects(before, after, pair, setting),
    ...exportEffects(before, after, pair, setting),
  ];
}

/** Entries of `Resources` that are no plain resources: loops, includes, and what is malformed. */
function loopEffects(
  before: Template,
  after: Template,
  pair: FilePair,
  setting: Setting,
): readonly Effect[] {
  const names = [...new Set([...before.loops.keys(), ...after.loops.keys()])].toSorted();
  return names.flatMap((name) => {
    const old = before.loops.get(name) ?? null;
    const next = after.loops.get(name) ?? null;
    if (sameTree(old, next)) return [];
    const added = old === null && !before.resources.has(name);
    const shown = name.slice(0, 120);
    return [
      effect(setting, {
        type: name.startsWith('Fn::') ? name.split('::').slice(0, 2).join('::') : 'unreadable',
        id: shown,
        verb: next === null ? 'delete' : added ? 'create' : 'update',
        reversibility: added ? 'reversible' : 'unknown',
        data: 'unknown',
        traits: ['unlisted-type'],
        why: `${shown} stands for resources that only CloudFormation works out, so what ${added ? 'comes' : 'becomes of them'} is not in the template.`,
        safer: ['make a change set and read it: it names every resource'],
        evidence: evidenceFor(pair, old, next, `${shown} differs`),
      }),
    ];
  });
}

/** Defaults that AWS::Serverless gives to every function, API and table of the template. */
function globalEffects(
  before: Template,
  after: Template,
  pair: FilePair,
  setting: Setting,
): readonly Effect[] {
  const old = at(before.root, 'Globals');
  const next = at(after.root, 'Globals');
  if (before.resources.size === 0 || after.resources.size === 0 || sameTree(old, next)) return [];
  return [
    effect(setting, {
      type: 'AWS::Serverless::Globals',
      id: 'Globals',
      verb: 'update',
      reversibility: 'reversible',
      data: 'none',
      traits: [],
      why: 'It changes the defaults of functions and APIs in this template, in place.',
      safer: [],
      evidence: evidenceFor(pair, old, next, 'Globals differs'),
    }),
  ];
}

/** Exports that go. CloudFormation refuses that while another stack imports them. */
function exportEffects(
  before: Template,
  after: Template,
  pair: FilePair,
  setting: Setting,
): readonly Effect[] {
  const outputs = mapAt(before.root, 'Outputs')?.entries ?? new Map<string, Tree>();
  if (after.root.entries.size === 0) return [];
  return [...outputs].flatMap(([name, output]) => {
    const old = at(output, 'Export', 'Name');
    const next = at(after.root, 'Outputs', name, 'Export', 'Name');
    if (old === null || sameTree(old, next)) return [];
    return [
      effect(setting, {
        type: 'AWS::CloudFormation::Export',
        id: `Outputs.${name.slice(0, 120)}`,
        verb: 'delete',
        reversibility: 'reversible',
        data: 'none',
        traits: [],
        why: 'An export goes or gets another name; CloudFormation refuses that while a stack imports it, and it can be exported again.',
        safer: ['see who imports it first: `aws cloudformation list-imports`'],
        evidence: evidenceFor(pair, old, next, `the export of ${name.slice(0, 120)} differs`),
      }),
    ];
  });
}

interface Parts extends Pick<
  Effect,
  'verb' | 'reversibility' | 'data' | 'traits' | 'why' | 'safer' | 'evidence'
> {
  readonly type: string;
  readonly id: string;
}

function effect(setting: Setting, { type, id, ...rest }: Parts): Effect {
  return {
    ...rest,
    resource: {
      type,
      address: `${setting.prefix}${id}`,
      provider: 'aws',
      name: null,
      ...(setting.file === null ? {} : { file: setting.file }),
    },
    environment: setting.environment,
    environmentName: setting.environmentName,
    changes: [],
  };
}

function evidenceFor(
  pair: FilePair,
  old: Tree | null,
  next: Tree | null,
  note: string,
): readonly Evidence[] {
  const sides = [
    { source: pair.sources.before, tree: old },
    { source: pair.sources.after, tree: next },
  ];
  return sides.flatMap(({ source, tree }) =>
    tree === null ? [] : [{ source, pointer: null, line: tree.line, note, excerpt: [] }],
  );
}
