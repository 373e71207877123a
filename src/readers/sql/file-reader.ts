import type { Effect, Signal } from '../../core/change/types.ts';
import { NO_FACTS } from '../types.ts';
import type { FilePair, FileReader } from '../types.ts';
import { actsUnlikeDump } from './plain/dump-that-acts.ts';
import { kindOfFile } from './plain/kind-of-file.ts';
import { layoutOf } from './plain/layout.ts';
import { columnTypesIn, readDump } from './plain/read-dump.ts';
import { readPlainFile } from './plain/read-plain-file.ts';
import { ChangeMemory } from './sequence/change-memory.ts';
import { inOrder } from './sequence/order.ts';
import { isSizesFile, sizesInChange } from './sizes/sizes-in-change.ts';

function kindOf(file: FilePair) {
  return kindOfFile(file.path, file.after ?? file.before ?? '');
}

function frameworkOf({ path, before, after }: FilePair): string | null {
  return layoutOf(path, after ?? before ?? '').framework;
}

/** Reads plain .sql files: migrations that are about to be run, and dumps that only describe. */
export const sqlFileReader: FileReader = {
  id: 'sql-migration',
  title: 'SQL migration',
  recognises: ({ path }) => /\.sql$/i.test(path) || isSizesFile(path),
  read: async (files, facts = NO_FACTS) => {
    const scripts = files.filter(({ path }) => !isSizesFile(path));
    const dumps = scripts.filter((file) => kindOf(file) === 'dump');
    const { sizes, signals } = sizesInChange(
      files.filter(({ path }) => isSizesFile(path)),
      facts,
    );
    const surroundings = {
      sizes,
      columnTypes: await columnTypesIn(dumps),
      memory: new ChangeMemory(),
    };
    const effects: Effect[] = [];
    const said: Signal[] = [...signals];
    for (const file of inOrder(scripts, frameworkOf)) {
      const kind = kindOf(file);
      if (kind === 'query') continue;
      const reading =
        kind === 'dump' && !(await actsUnlikeDump(file))
          ? await readDump(file)
          : await readPlainFile(file, surroundings);
      for (const effect of reading.effects) effects.push(effect);
      for (const signal of reading.signals) said.push(signal);
    }
    return { kind: 'migration', effects, signals: said };
  },
};
