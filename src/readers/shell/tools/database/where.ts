import type { Connection } from '../../environment/connection.ts';
import { connectionOf, targetOfUrl } from '../../environment/connection.ts';
import { dotenvAt } from '../../environment/dotenv.ts';
import { NOT_SAID } from '../../environment/setting.ts';
import { UNKNOWN } from '../../types.ts';
import type { Setting, Word } from '../../types.ts';
import type { Call, ToolContext } from '../types.ts';

/** Where a client's call says that it connects to; the options first, then its variables. */
export interface Whereabouts {
  readonly host?: readonly string[];
  readonly database?: readonly string[];
  readonly hostVariables?: readonly string[];
  readonly databaseVariables?: readonly string[];
  /** A word that is a URL, a list of settings or a database's name. */
  readonly word?: Word | null;
  /** A word that is a host. */
  readonly hostWord?: Word | null;
}

export function connectionAt(call: Call, context: ToolContext, where: Whereabouts): Connection {
  const here = hereOf(call, context);
  const word = where.word ?? null;
  const url = word === null ? null : targetOfWord(word, call, context);
  const option = (names: readonly string[] = []) => call.value(...names)?.text ?? null;
  const variable = (names: readonly string[] = []) => {
    const set = names.map((name) => ({ name, value: call.invocation.env(name) }));
    return set.find(({ value }) => value !== undefined && value !== '') ?? null;
  };
  const hostVariable = variable(where.hostVariables);
  const host =
    option(where.host) ??
    where.hostWord?.text ??
    url?.host ??
    (url === null && hostVariable !== null ? (hostVariable.value ?? UNKNOWN) : null);
  const databaseVariable = variable(where.databaseVariables);
  const database =
    option(where.database) ??
    url?.database ??
    (url === null ? (word?.text ?? databaseVariable?.value ?? null) : null);
  const saidBy = url?.saidBy ?? (hostVariable === null ? 'connects to' : hostVariable.name);
  return connectionOf({ host, database, saidBy }, here);
}

/** The machine that a call runs on; of tests by CI, whatever stands on it. */
export function hereOf(call: Call, context: ToolContext): Setting {
  if (call.invocation.place.kind !== 'local') return context.placeSetting;
  return call.invocation.env('CI') === 'true'
    ? { kind: 'test', name: 'ci', evidence: 'CI=true' }
    : context.placeSetting;
}

function targetOfWord(word: Word, call: Call, context: ToolContext) {
  if (word.known || !/^\s*\u{fffc}/u.test(word.text)) return targetOfUrl(word.text, 'URL');
  const name = /\w+/.exec(word.unknowns[0] ?? '')?.[0] ?? '';
  const found = dotenvAt(context.world, call.invocation.cwd)(name);
  const target = found === null ? null : targetOfUrl(found.value, `${found.file} ${name}`);
  return target ?? { host: UNKNOWN, database: null, saidBy: word.unknowns[0] ?? 'variable' };
}

/** Where a tool connects that takes its URL from the first of these variables, set or out of `.env`. */
export function connectionByVariables(
  names: readonly string[],
  call: Call,
  context: ToolContext,
  mode: string | null = null,
): Connection | null {
  const dotenv = dotenvAt(context.world, call.invocation.cwd, mode);
  for (const name of names) {
    const set = call.invocation.env(name);
    if (set === null)
      return { setting: { ...NOT_SAID, evidence: `${name} is not known` }, scratch: false };
    const found = set === undefined || set === '' ? dotenv(name) : { value: set, file: '' };
    const target = found === null ? null : targetOfUrl(found.value, `${found.file} ${name}`.trim());
    if (target !== null) return connectionOf(target, hereOf(call, context));
  }
  return null;
}
