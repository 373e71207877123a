import type { Effect, Signal } from '../../core/change/types.ts';
import type { FileReader, FileReading } from '../types.ts';
import { joinMoved } from './pairs.ts';
import { openFile } from './open-file.ts';
import { judgeFiles } from './judge-files.ts';
import { languageOf } from './recognise/recognise.ts';
import { unreadable } from './read-sides.ts';

/**
 * Settings on both sides of a change: what programs are told differently, Compose files, crontabs and
 * timers, exports of feature flags.
 */
export const configFileReader: FileReader = {
  id: 'config',
  title: 'configuration, Compose files, crontabs, feature flags',
  recognises: (pair) => languageOf(pair) !== null,
  read: async (files) => {
    await Promise.resolve();
    return readConfig(files);
  },
};

function readConfig(files: Parameters<FileReader['read']>[0]): FileReading {
  const opened = joinMoved(files).map(openFile);
  const signals: Signal[] = opened.flatMap((file) =>
    file.kind === 'unreadable' && file.holds
      ? [unreadable(file.pair.path, file.source, file.line, file.message)]
      : [],
  );
  const readable = opened.filter((file) => file.kind === 'open');
  const effects: readonly Effect[] = judgeFiles(readable);
  return { kind: 'config', effects, signals };
}
