import { formatOf } from '../formats/formats.ts';
import type { FilePair } from '../../types.ts';
import {
  ALWAYS_SETTINGS,
  SETTINGS_ENDINGS,
  SETTINGS_FOLDERS,
  SETTINGS_NAMES,
} from './config-names.ts';
import { EXCLUDED_FOLDERS, EXCLUDED_NAMES, EXCLUDED_TEXTS } from './excluded-names.ts';
import { COMPOSE, CRON, FLAG_TEXTS, SYSTEMD } from './languages.ts';

/** What a file is written in; null for what this reader leaves alone. */
export type Language = 'settings' | 'compose' | 'cron' | 'systemd' | 'flags';

const HEAD = 65_536;

/** Looks at the path, and at the first lines where the path does not tell. */
export function languageOf(pair: FilePair): Language | null {
  const path = pair.path.replaceAll('\\', '/');
  if (EXCLUDED_FOLDERS.test(path)) return null;
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (EXCLUDED_NAMES.some((pattern) => pattern.test(name))) return null;
  if (CRON.test(path)) return 'cron';
  if (SYSTEMD.test(name)) return 'systemd';
  if (COMPOSE.test(name)) return 'compose';
  if (formatOf(name) === null) return null;
  const head = (pair.after ?? pair.before ?? '').slice(0, HEAD);
  if (/\.(?:json|ya?ml)$/.test(name) && isFlagExport(pair)) return 'flags';
  if (!ALWAYS_SETTINGS.test(name)) {
    // Outside a repository somebody asked for these two versions to be compared.
    const asked = !pair.inRepository || pair.environment.name !== null;
    const named = asked || SETTINGS_NAMES.test(name);
    if (!SETTINGS_ENDINGS.test(name) || (!named && !SETTINGS_FOLDERS.test(path))) return null;
  }
  return EXCLUDED_TEXTS.some((pattern) => pattern.test(head)) ? null : 'settings';
}

function isFlagExport({ before, after }: FilePair): boolean {
  return [before, after].some((text) => {
    const head = text?.slice(0, HEAD) ?? '';
    return (
      FLAG_TEXTS.some((pattern) => pattern.test(head)) &&
      /"?(?:flags|features|items|variations|key)"?\s*:/.test(head)
    );
  });
}
