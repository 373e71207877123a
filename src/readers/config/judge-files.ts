import type { Effect } from '../../core/change/types.ts';
import { mapAt } from '../shared/tree/look.ts';
import { compareDocuments } from './compare/compare-documents.ts';
import type { KeyChange } from './compare/key-change.ts';
import { judgeCompose } from './compose/judge-compose.ts';
import { flagsOf } from './flags/formats.ts';
import { judgeFlags } from './flags/judge-flags.ts';
import type { OpenFile } from './open-file.ts';
import { effectsOf } from './report/effects.ts';
import type { Act } from './report/act.ts';
import { foldRest } from './report/fold.ts';
import { judgeSchedules, commandsOf } from './schedule/judge-schedules.ts';
import type { JobsElsewhere } from './schedule/judge-jobs.ts';
import { judgeSettings } from './settings/judge-settings.ts';
import type { SettingsFile } from './settings/judge-settings.ts';
import { MovedKeys } from './settings/moved-keys.ts';
import { placeOfFile } from './settings/place.ts';

/** What the files of one change come to together: what leaves one may turn up in another. */
export function judgeFiles(files: readonly OpenFile[]): readonly Effect[] {
  const moved = new MovedKeys();
  const compared = files.map((file) => ({
    file,
    changes: compareDocuments(file.before, file.after),
  }));
  for (const { changes } of compared) moved.add(changes);
  return compared.flatMap(({ file, changes }) => {
    const settings: SettingsFile = {
      place: placeOfFile(file.pair, [...file.after, ...file.before]),
      state: file.pair.before === null ? 'new' : file.pair.after === null ? 'gone' : 'changed',
      moved: (change) => moved.has(change),
    };
    const acts = foldRest(actsOf(file, changes, settings, files)).map((act) =>
      act.name === '' ? { ...act, name: file.pair.path } : act,
    );
    return effectsOf(file.pair, isEmptied(file) ? acts.map(emptied) : acts, file);
  });
}

/** A file that stays and says nothing any more: whoever reads it falls back to what it was built with. */
function isEmptied({ pair, before, after }: OpenFile): boolean {
  return pair.after !== null && before.length > 0 && after.length === 0;
}

function emptied(act: Act): Act {
  const why = `The file says nothing any more, and whatever reads it falls back to its own defaults; ${act.why}`;
  return { ...act, traits: [...act.traits, 'list-emptied'], why };
}

function actsOf(
  file: OpenFile,
  changes: readonly KeyChange[],
  settings: SettingsFile,
  files: readonly OpenFile[],
): readonly Act[] {
  switch (file.language) {
    case 'settings':
      return judgeSettings(changes, settings);
    case 'compose':
      return composeActs(file, changes, settings, files);
    case 'cron':
    case 'systemd':
      return judgeSchedules(file, settings, jobsElsewhere(file, files));
    case 'flags':
      return flagActs(file, changes, settings);
  }
}

function composeActs(
  file: OpenFile,
  changes: readonly KeyChange[],
  settings: SettingsFile,
  files: readonly OpenFile[],
): readonly Act[] {
  const others = files.filter((other) => other !== file && other.language === 'compose');
  const come = (section: string) =>
    new Set(
      others.flatMap(({ after }) =>
        after.flatMap((tree) => [...(mapAt(tree, section)?.entries.keys() ?? [])]),
      ),
    );
  // A file that goes stops nothing by itself: what runs stays until somebody takes it down.
  if (settings.state === 'gone') {
    return judgeSettings(changes, { ...settings, moved: () => true });
  }
  return judgeCompose(file.before[0] ?? null, file.after[0] ?? null, settings, {
    services: come('services'),
    volumes: come('volumes'),
  });
}

function flagActs(
  file: OpenFile,
  changes: readonly KeyChange[],
  settings: SettingsFile,
): readonly Act[] {
  const [before = null, after = null] = [file.before[0], file.after[0]];
  const old = before === null ? null : flagsOf(before);
  const next = after === null ? null : flagsOf(after);
  if (old === null && next === null) return judgeSettings(changes, settings);
  const acts = judgeFlags(old, next, settings.place);
  if (acts.length > 0) return acts;
  return judgeSettings(changes, { ...settings, moved: () => true });
}

function jobsElsewhere(file: OpenFile, files: readonly OpenFile[]): JobsElsewhere {
  const others = files.filter((other) => other !== file).map(commandsOf);
  return {
    added: new Set(others.flatMap(({ added }) => added)),
    removed: new Set(others.flatMap(({ removed }) => removed)),
  };
}
