/** Words that name credentials, read or sent. */
import type { Doing, Invocation, ToolReading, Word } from '../../../types.ts';
import type { ToolContext } from '../../types.ts';
import { doing, reading } from '../doing.ts';
import { isCredential, isCredentialFolder } from '../paths/credential-files.ts';
import { absolute, locate } from '../paths/location.ts';
import { baseName } from '../paths/normal-path.ts';
import { isSecretName } from '../paths/precious.ts';
import { recordKind } from '../paths/records.ts';
import { named } from '../paths/removed.ts';

/** Whether a word names a file with a credential, or a folder of them. */
export function namesCredential(word: Word, context: ToolContext): boolean {
  const location = locate(word, context);
  switch (location.kind) {
    case 'path':
      return isCredential(location.path, context.world) || isCredentialFolder(location.path);
    case 'inside': {
      const { folder, pattern, rest } = location;
      const whole = [folder, pattern.replaceAll('*', 'x'), rest].filter((part) => part !== '');
      return (
        (isCredentialFolder(folder) && !/config|known|\.pub|authorized/.test(pattern)) ||
        isCredential(whole.join('/'), context.world) ||
        (/^\/proc$/.test(folder) && rest === 'environ')
      );
    }
    case 'somewhere':
      return isCredential(`/${location.relative}`, context.world);
    case 'unknown':
      return false;
  }
}

/** One doing for each credential among the words: reading it puts it before the agent. */
export function credentialsReadIn(words: readonly Word[], context: ToolContext): ToolReading {
  return reading(
    ...words.slice(0, 50).map((word) => (namesCredential(word, context) ? readDoing(word) : null)),
  );
}

function readDoing(word: Word): Doing {
  const why = 'It holds a credential, which is then in the session of the agent and its log.';
  return doing('read', 'credential', named(word), 'irreversible', 'none', why, ['credential-read']);
}

/** The same where the words go to another machine; there, secrets of the workspace count as well. */
export function credentialsSent(words: readonly Word[], context: ToolContext): ToolReading {
  return reading(
    ...words.slice(0, 50).map((word) => (isSecret(word, context) ? sentDoing(named(word)) : null)),
  );
}

export function sentDoing(address: string): Doing {
  return doing(
    'execute',
    'credential',
    address,
    'irreversible',
    'none',
    'A secret leaves this machine, and cannot be called back.',
    ['data-sent', 'secret'],
  );
}

/** A credential, or a file of secrets. */
export function isSecret(word: Word, context: ToolContext): boolean {
  if (namesCredential(word, context)) return true;
  if (word.unknowns.some(tellsOfSecret)) return true;
  const path = absolute(word.text, context);
  const full = path ?? word.text;
  return isSecretName(baseName(full)) || recordKind(full) === 'history' || WHO_IS_HERE.test(full);
}

/** Nothing secret to whoever works here, and what somebody from outside asks for first. */
const WHO_IS_HERE = /^\/etc\/(?:passwd|sudoers|group|krb5\.conf)$/;

/** Whether the text of a substitution reads a secret: `$(cat ~/.ssh/id_rsa)`, `$(printenv)`. */
export function tellsOfSecret(text: string): boolean {
  return (
    /^\$\(\s*(?:printenv|env|set|export)\b\s*(?:\||\)|$)/.test(text) ||
    /\.ssh\/id_|\.aws\/cred|\/etc\/shadow|\.kube\/config|\.netrc|\.npmrc|git-credentials|\.env\b|\.pgpass|print-access-token/.test(
      text,
    )
  );
}

/** Substitutions of a command as it was written, at most ten. */
export function substitutionsIn(text: string): readonly string[] {
  return [
    ...text
      .slice(0, 2000)
      .matchAll(/\$\([^()]{1,300}(?:\([^()]{0,100}\)[^()]{0,200})?\)|`[^`]{1,300}`/g),
  ]
    .slice(0, 10)
    .map(([each]) => (each.startsWith('`') ? `$(${each.slice(1, -1)})` : each));
}

/** Whether standard input is a secret: a file of one, or what a program prints that reads one. */
export function stdinIsSecret(invocation: Invocation, context: ToolContext, depth = 0): boolean {
  const { stdin } = invocation;
  if (stdin.kind === 'file') return isSecret(stdin.path, context);
  if (stdin.kind !== 'output' || depth > 8) return false;
  const { of } = stdin;
  if (['env', 'printenv', 'set', 'export', 'declare'].includes(of.program)) {
    return of.args.length === 0 || of.args.every(({ text }) => text.startsWith('-'));
  }
  if (of.program === 'history') return true;
  if (of.args.some((word) => !word.text.startsWith('-') && isSecret(word, context))) return true;
  return stdinIsSecret(of, context, depth + 1);
}
