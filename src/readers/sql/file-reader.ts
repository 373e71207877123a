import type { Effect, Signal } from '../../core/change/types.ts';
import type { FilePair, FileReader } from '../types.ts';
import { kindOfFile } from './plain/kind-of-file.ts';
import { columnTypesIn, readDump } from './plain/read-dump.ts';
import { readPlainFile } from './plain/read-plain-file.ts';
import { isSizesFile, sizesFromFiles } from './plain/table-sizes.ts';

function kindOf(file: FilePair) {
  return kindOfFile(file.path, file.after ?? file.before ?? '');
}

/** Reads plain .sql files: migrations that are about to be run, and dumps that only describe. */
export const sqlFileReader: FileReader = {
  id: 'sql-migration',
  title: 'SQL migration',
  recognises: ({ path }) => /\.sql$/i.test(path) || isSizesFile(path),
  read: async (files) => {
    const scripts = files.filter(({ path }) => !isSizesFile(path));
    const dumps = scripts.filter((file) => kindOf(file) === 'dump');
    const { facts, signals } = sizesFromFiles(files.filter(({ path }) => isSizesFile(path)));
    const columnTypes = await columnTypesIn(dumps);
    const effects: Effect[] = [];
    const said: Signal[] = [...signals];
    for (const file of scripts.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
      const kind = kindOf(file);
      if (kind === 'query') continue;
      const reading =
        kind === 'dump' ? await readDump(file) : await readPlainFile(file, { facts, columnTypes });
      for (const effect of reading.effects) effects.push(effect);
      for (const signal of reading.signals) said.push(signal);
    }
    return { kind: 'migration', effects, signals: said };
  },
};
