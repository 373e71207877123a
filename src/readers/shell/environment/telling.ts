import type { Setting, Word } from '../types.ts';
import { settingInName, settingNamed } from './setting.ts';
import { firstSaid } from './setting.ts';

/** A setting out of several witnesses: production where any says so, else the first that says something. */
export function mostTelling(settings: readonly (Setting | null)[]): Setting {
  return settings.find((each) => each?.kind === 'production') ?? firstSaid(...settings);
}

/** By the value of an option that names nothing but an environment. */
export function wordNamed(word: Word | null, saidBy: string): Setting | null {
  return word === null || !word.known ? null : settingNamed(word.text, saidBy);
}

/** By names that may hold an environment: of an app, a bucket, a database. At most 20 are looked at. */
export function namesSay(words: readonly Word[], saidBy: string): readonly Setting[] {
  return words
    .filter(({ known }) => known)
    .slice(0, 20)
    .map(({ text }) => settingInName(text.slice(0, 300), saidBy))
    .filter(({ kind }) => kind !== 'unknown');
}

/** By a variable of the command's environment that names nothing but an environment. */
export function variableSays(
  env: (name: string) => string | null | undefined,
  ...names: readonly string[]
): Setting | null {
  for (const name of names) {
    const value = env(name);
    if (value !== null && value !== undefined && value !== '') return settingNamed(value, name);
  }
  return null;
}
