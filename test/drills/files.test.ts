import { readFileSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadDrills } from '../../src/config/drills/load.ts';
import { packageFile } from '../../src/config/package-root.ts';
import { DRILLS, drillFile } from './replay.ts';

const drills = await loadDrills(DRILLS);
const plans = drills.filter(({ harmful }) =>
  harmful.inputs.some((path) => path.endsWith('.plan.json')),
);

interface Plan {
  readonly format_version: string;
  readonly resource_changes: readonly {
    readonly mode: string;
    readonly type: string;
    readonly change: Readonly<Record<string, unknown>>;
  }[];
}

function planOf(path: string | undefined): Plan {
  return JSON.parse(readFileSync(path ?? '', 'utf8')) as Plan;
}

describe('the files of a drill', () => {
  it('lie in a folder of which every one is a drill', () => {
    expect(readdirSync(DRILLS)).toEqual(drills.map(({ id }) => id));
  });

  it('stand in the table of the documentation with their rules', () => {
    const rows = readFileSync(packageFile('docs/drills.md'), 'utf8').matchAll(
      /^\| `([a-z0-9-]+)` +\|[^|]+\|([^|]+)\|$/gm,
    );
    const written = [...rows].map(([, id, rules]) => [id, rules?.match(/[a-z0-9-]+/g)]);
    const meant = drills.map(({ id, expect: { rules } }) => [id, rules]);
    expect(written).toHaveLength(meant.length);
    expect(Object.fromEntries(written)).toEqual(Object.fromEntries(meant));
  });

  it.each(drills)('$id has no file that nothing uses', ({ id, harmful, twin, catalog }) => {
    const used = [harmful, twin].flatMap(({ inputs, earlier, files }) => [
      ...inputs,
      ...earlier,
      ...files.flatMap(({ before, after }) => [before ?? [], after ?? []].flat()),
    ]);
    const names = new Set(['drill.yaml', ...used.map((path) => basename(path))]);
    if (catalog !== null) names.add('catalog.yaml');
    expect(readdirSync(drillFile(id, '.')).toSorted()).toEqual([...names].toSorted());
  });

  it.each(plans)('$id and its twin are whole plans of the same kinds', ({ harmful, twin }) => {
    for (const path of [...harmful.inputs, ...harmful.earlier, ...twin.inputs]) {
      const plan = planOf(path);
      expect(plan).toMatchObject({
        format_version: expect.stringMatching(/^1\./) as string,
        terraform_version: expect.any(String) as string,
        planned_values: { root_module: {} },
        configuration: { provider_config: {}, root_module: {} },
        errored: false,
      });
      for (const { change } of plan.resource_changes) {
        expect(Object.keys(change)).toEqual(
          expect.arrayContaining([
            'actions',
            'before',
            'after',
            'after_unknown',
            'before_sensitive',
            'after_sensitive',
          ]),
        );
      }
    }
    const kinds = (path: string | undefined) =>
      planOf(path)
        .resource_changes.map(({ type }) => type)
        .toSorted();
    expect(kinds(twin.inputs[0])).toEqual(kinds(harmful.inputs[0]));
  });
});
