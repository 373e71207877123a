import type { AgentAct } from '../types.ts';
import { valueAt } from './fields.ts';
import type { ToolReader } from './tool-reader.ts';

type Dialect = Extract<AgentAct, { kind: 'command' }>['dialect'];

/** A tool that runs a command, given as text or as a list of words. */
export function command(dialect: Dialect, ...names: readonly string[]): ToolReader {
  return (input, tool) => {
    const value = valueAt(input, ...names);
    if (typeof value === 'string') return [{ kind: 'command', text: value, dialect }];
    if (Array.isArray(value) && value.every((word) => typeof word === 'string')) {
      return [fromWords(value, dialect)];
    }
    return `${tool} was called without a command: "${names[0]}" must be text or a list of words.`;
  };
}

/**
 * What is typed into a program that already runs. Taken for a command: whatever runs there, most likely a
 * shell, will do it. Names of keys (`{enter}`, `{up}`) are no part of it.
 */
export function typedInput(dialect: Dialect, ...names: readonly string[]): ToolReader {
  return (input, tool) => {
    const value = valueAt(input, ...names);
    if (value === undefined) return [{ kind: 'harmless', tool }];
    if (typeof value !== 'string') return `${tool} was called with "${names[0]}" that is no text.`;
    const text = value.replace(/\{[a-z+-]{1,16}\}/giu, '\n').trim();
    return text === '' ? [{ kind: 'harmless', tool }] : [{ kind: 'command', text, dialect }];
  };
}

/** Words as one command line: the script of `bash -lc SCRIPT` itself, else the words, quoted. */
export function fromWords(words: readonly string[], dialect: Dialect): AgentAct {
  const [program = '', flag = '', script] = words;
  const name = /[^/\\]*$/u.exec(program)?.[0].toLowerCase() ?? '';
  if (words.length === 3 && script !== undefined) {
    if (/^(?:ba|z|da|k|a)?sh$/u.test(name) && /^-[il]*c$/u.test(flag)) {
      return { kind: 'command', text: script, dialect: 'posix' };
    }
    if (/^(?:pwsh|powershell)(?:\.exe)?$/u.test(name) && /^-c(?:ommand)?$/iu.test(flag)) {
      return { kind: 'command', text: script, dialect: 'powershell' };
    }
    if (/^cmd(?:\.exe)?$/u.test(name) && /^\/[ck]$/iu.test(flag)) {
      return { kind: 'command', text: script, dialect: 'cmd' };
    }
  }
  return { kind: 'command', text: words.map(quoted).join(' '), dialect };
}

/** A word as a POSIX shell reads it back. */
export function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/u.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
