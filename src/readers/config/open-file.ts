import type { Tree } from '../shared/tree/types.ts';
import type { FilePair } from '../types.ts';
import { readYaml } from '../shared/tree/read-yaml.ts';
import { formatOf } from './formats/formats.ts';
import { readIni } from './formats/ini.ts';
import { readSides } from './read-sides.ts';
import { sameButComments } from './same-lines.ts';
import { ALWAYS_SETTINGS } from './recognise/config-names.ts';
import { languageOf } from './recognise/recognise.ts';
import type { Language } from './recognise/recognise.ts';
import { namesUser, readCrontab } from './schedule/read-crontab.ts';
import type { Job } from './schedule/jobs.ts';

/** A file that was read on both sides. */
export interface OpenFile {
  readonly kind: 'open';
  readonly pair: FilePair;
  readonly language: Language;
  readonly before: readonly Tree[];
  readonly after: readonly Tree[];
  /** Jobs of a crontab; empty for any other file. */
  readonly jobs: { readonly before: readonly Job[]; readonly after: readonly Job[] };
}

interface UnreadableFile {
  readonly kind: 'unreadable';
  readonly pair: FilePair;
  readonly source: string;
  readonly line: number;
  readonly message: string;
  /** False for what is not meant to be read as it stands. */
  readonly holds: boolean;
}

export function openFile(pair: FilePair): OpenFile | UnreadableFile {
  const language = languageOf(pair) ?? 'settings';
  if (language === 'cron') return openCrontab(pair);
  const read =
    language === 'compose'
      ? readYaml
      : language === 'systemd'
        ? readIni
        : (formatOf(pair.path)?.read ?? readYaml);
  const sides = readSides(pair, read);
  if ('source' in sides) {
    const { source, line, message, both } = sides;
    return {
      kind: 'unreadable',
      pair,
      source,
      line,
      message,
      holds: acts(pair, language) && !(both && (isTemplate(pair) || isComment(pair, read))),
    };
  }
  return { kind: 'open', pair, language, ...sides, jobs: { before: [], after: [] } };
}

function openCrontab(pair: FilePair): OpenFile | UnreadableFile {
  const withUser = namesUser(pair.path);
  const nothing = { kind: 'read' as const, jobs: [] };
  const before = pair.before === null ? nothing : readCrontab(pair.before, withUser);
  const after = pair.after === null ? nothing : readCrontab(pair.after, withUser);
  for (const [reading, source] of [
    [after, pair.sources.after],
    [before, pair.sources.before],
  ] as const) {
    if (reading.kind === 'read') continue;
    const { line, message } = reading;
    return { kind: 'unreadable', pair, source, line, message, holds: acts(pair, 'cron') };
  }
  const jobs = {
    before: before.kind === 'read' ? before.jobs : [],
    after: after.kind === 'read' ? after.jobs : [],
  };
  return { kind: 'open', pair, language: 'cron', before: [], after: [], jobs };
}

/** What works on an environment by itself must be readable; any other file may be anything. */
function acts({ path, environment, inRepository }: FilePair, language: Language): boolean {
  if (!inRepository) return true;
  if (environment.kind === 'development' || environment.kind === 'test') return false;
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  return language !== 'settings' || environment.name !== null || ALWAYS_SETTINGS.test(name);
}

/** True where a text in an unknown language of lines differs in its comments alone. */
function isComment({ before, after }: FilePair, read: unknown): boolean {
  return read === readIni && before !== null && after !== null && sameButComments(before, after);
}

/** Text that a program fills in before anybody reads it. */
function isTemplate({ before, after }: FilePair): boolean {
  return /\{\{|\{%|<%/.test(before ?? '') && /\{\{|\{%|<%/.test(after ?? '');
}
