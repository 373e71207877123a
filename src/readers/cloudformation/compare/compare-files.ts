import type { Effect, Signal } from '../../../core/change/types.ts';
import { judge } from '../judge/judge.ts';
import type { Finding } from '../judge/types.ts';
import { effectOf } from '../report/effect.ts';
import type { Setting } from '../report/effect.ts';
import type { Template, TemplateResource } from '../template/template.ts';
import { documentEffects } from './document.ts';
import type { ReadPair } from './pair-files.ts';
import { withRenames } from './renames.ts';
import { compareResources } from './subjects.ts';
import { transformSignals } from './transforms.ts';

export interface Comparison {
  readonly effects: readonly Effect[];
  readonly signals: readonly Signal[];
}

const FILE_GOES: Finding = {
  traits: [],
  because:
    'the file of the template goes, and a stack that was made from it stays until something deletes the stack; then this happens',
  safer: ['leave the file until the stack is deleted on purpose'],
  marks: [],
};

/** What happens to the resources of one template when its new version is deployed. */
export function compareFiles(
  { pair, before, after }: ReadPair,
  elsewhere: ReadonlyMap<string, string>,
): Comparison {
  if (before === null && after === null) return { effects: [], signals: [] };
  const setting = settingOf(pair);
  const then = before ?? emptyLike(after);
  const now = after ?? emptyLike(before);
  const goes = after === null ? [FILE_GOES] : [];
  const compared = withRenames(compareResources(then, now), elsewhere);
  const effects = compared.map((one) =>
    effectOf(one.subject, judge(one.subject, [...one.findings, ...goes]), setting, {
      before: placeOf(one.before, pair.sources.before),
      after: placeOf(one.after, pair.sources.after),
    }),
  );
  return {
    effects: [...effects, ...documentEffects(then, now, pair, setting)],
    signals: transformSignals(then, now, pair),
  };
}

function placeOf(resource: TemplateResource | null, source: string) {
  if (resource === null) return null;
  return { source, line: resource.line, pointer: `/Resources/${escaped(resource.logicalId)}` };
}

function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

export function settingOf(pair: ReadPair['pair']): Setting {
  return {
    environment: pair.environment.kind,
    environmentName: pair.environment.name,
    prefix: `${pair.path}#`,
    file: pair.inRepository ? pair.path : null,
  };
}

function emptyLike(other: Template | null): Template {
  const empty = new Map<string, never>();
  return {
    root: { kind: 'map', line: 1, tag: null, entries: empty },
    parameters: empty,
    conditions: empty,
    mappings: null,
    resources: empty,
    loops: empty,
    transforms: other?.transforms ?? [],
    definitions: new Map(),
  };
}
