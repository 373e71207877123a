import { loadDrills } from '../../config/drills/load.ts';
import type { Drill } from '../../config/drills/load.ts';
import { packageFile } from '../../config/package-root.ts';
import { nearest } from '../../config/suggest.ts';
import { instantOf } from '../assess/instant.ts';
import type { JudgingOptions } from '../assess/options.ts';
import { loadSources } from '../assess/sources.ts';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import { UsageError } from '../faults.ts';
import { emit } from '../terminal/emit.ts';
import { columnsOf } from '../terminal/layout.ts';
import { styleFor, wantsColour } from '../terminal/style.ts';
import { drillJson } from './json.ts';
import { replay } from './replay.ts';
import type { Replayed } from './replay.ts';
import { drillList, drillText } from './text.ts';

export interface DrillOptions extends JudgingOptions {
  readonly list?: boolean;
  readonly dir?: string;
  readonly format: 'text' | 'json';
  readonly color?: boolean;
}

/** `holdpoint drill`. */
export async function runDrill(
  names: readonly string[],
  options: DrillOptions,
  context: CliContext,
): Promise<ExitCode> {
  const drills = chosen(await loadDrills(options.dir ?? packageFile('drills')), names);
  const style = styleFor(wantsColour(context.stdout, context.env, options.color));
  const columns = columnsOf(context.stdout);
  if (options.list === true) {
    await emit(context.stdout, [drillList(drills, style, columns)]);
    return EXIT.allow;
  }
  const now = instantOf(options.now, context.now);
  const sources = await loadSources(options, context);
  const replayed: Replayed[] = [];
  for (const drill of drills) replayed.push(await replay(drill, sources, now, context));
  const said =
    options.format === 'json'
      ? `${JSON.stringify(drillJson(replayed), null, 2)}\n`
      : drillText(replayed, sources.judgedBy, style, columns);
  await emit(context.stdout, [said]);
  return replayed.every(({ passed }) => passed) ? EXIT.allow : EXIT.drillFailed;
}

function chosen(drills: readonly Drill[], names: readonly string[]): readonly Drill[] {
  if (names.length === 0) return drills;
  const byId = new Map(drills.map((drill) => [drill.id, drill]));
  return names.map((name) => {
    const drill = byId.get(name);
    if (drill) return drill;
    const close =
      nearest(name, byId.keys()) ?? drills.find(({ id }) => id.includes(name))?.id ?? null;
    const advice = close === null ? 'See holdpoint drill --list' : `Did you mean ${close}?`;
    throw new UsageError(`${name}: no such drill. ${advice}`);
  });
}
