/** Calls that send something over the network: as `curl` is told the same; and mail that is deleted. */
import type { Doing } from '../../../../types.ts';
import type { Carried } from '../../types.ts';
import { type Call, lastSegment, onlyText, type Value } from '../code/value.ts';
import { commands, option } from './carry.ts';
import type { RuleContext } from './types.ts';

const CLIENT =
  /(?:^|\.)(?:requests|httpx|axios|got|ky|superagent|needle|aiohttp|HTTParty|RestClient|Faraday|Session\(\)|Client\(\)|ClientSession\(\)|Net\.HTTP)\.(delete|post|put|patch|request)$/;
const BODIES = ['data', 'json', 'files', 'body', 'content', 'form'];

/** `@path` where what is sent is read from a file, else its text. */
function body(value: Value | undefined): readonly (string | Value)[] {
  if (value === undefined) return [];
  const inside = [value, ...(value.entries?.values() ?? []), ...(value.items ?? [])];
  for (const each of inside) {
    const read = (each.calls ?? []).find(({ name }) =>
      /(?:^|\.)(?:open|read\w*|file_get_contents)$/i.test(name),
    );
    const path = pathOf(read?.args[0] ?? read?.on ?? undefined);
    if (path !== null) return ['--data-binary', `@${path}`];
    if (holdsEnvironment(each)) return ['--data-binary', '@/proc/self/environ'];
  }
  const text = onlyText(value);
  return ['-d', text ?? '{}'];
}

/** Whether it is made of all variables: `json.dumps(dict(os.environ))`. */
function holdsEnvironment({ name = '', calls = [] }: Value, depth = 0): boolean {
  if (/^(?:os\.environ|process\.env|ENV)$/.test(name)) return true;
  return (
    depth < 5 &&
    calls.some(({ args, name: called }) =>
      /^(?:os\.environ|process\.env|ENV)\.(?:copy|items|to_h|to_json)$/.test(called)
        ? true
        : args.some((value) => holdsEnvironment(value, depth + 1)),
    )
  );
}

/** A path that begins with what is not known but ends in a known place is the home's: `~/.aws/credentials`. */
function pathOf(value: Value | undefined): string | null {
  const known = onlyText(value);
  if (known !== null) return known;
  const [text, another] = value?.texts ?? [];
  const tail =
    another === undefined ? /^\u{fffc}(\/\.[^\u{fffc}]+)$/u.exec(text ?? '')?.[1] : undefined;
  return tail === undefined ? null : `~${tail}`;
}

function sent(method: string, url: Value, data: Value | undefined, context: RuleContext) {
  const upper = method.toUpperCase();
  if (upper === 'GET' || upper === 'HEAD' || upper === 'OPTIONS') return [];
  if (context.from === 'file' && upper !== 'DELETE') return [];
  return commands(['curl', '-X', upper, ...body(data), url], context);
}

function dataOf({ args, named }: Call, at: number): Value | undefined {
  for (const key of BODIES) if (named.has(key)) return named.get(key);
  for (const { entries } of args)
    for (const key of BODIES) if (entries?.has(key) === true) return entries.get(key);
  return args[at];
}

/** A request that changes something; null where the call sends none. */
export function requestOf(call: Call, context: RuleContext): readonly Carried[] | null {
  const { name, args } = call;
  const [url = {}] = args;
  const method = option(call, 'method');
  if (name === 'fetch' || /(?:^|\.)(?:node-fetch|undici)\.?(?:fetch|request)?$/.test(name))
    return method === null ? [] : sent(method, url, dataOf(call, 9), context);
  if (/(?:^|\.)urlopen$/.test(name))
    return call.named.has('data') || args[1] !== undefined
      ? sent('POST', url, dataOf(call, 1), context)
      : [];
  if (name.endsWith('urllib.request.Request'))
    return method === null && dataOf(call, 1) === undefined
      ? []
      : sent(method ?? 'POST', url, dataOf(call, 1), context);
  if (name === 'axios' || name === 'axios.request') {
    const { entries } = url;
    if (method === null) return [];
    return sent(method, entries?.get('url') ?? url, dataOf(call, 9), context);
  }
  const verb = CLIENT.exec(name)?.[1];
  if (verb === undefined) return null;
  if (verb !== 'request') return sent(verb, url, dataOf(call, 1), context);
  const told = onlyText(url);
  return told === null ? [] : sent(told, args[1] ?? {}, dataOf(call, 9), context);
}

function deletion(address: string, why: string): readonly Carried[] {
  const doing: Doing = {
    verb: 'delete',
    type: 'message',
    address,
    provider: null,
    reversibility: 'irreversible',
    data: 'holds-data',
    traits: ['message-deletion'],
    why,
  };
  return [{ kind: 'reading', reading: { doings: [doing] } }];
}

/** Mail and messages of a chat that are deleted; null for every other call. */
export function messagesOf(call: Call): readonly Carried[] | null {
  const method = lastSegment(call.name);
  const names = [call.name, ...call.chain.map(({ name }) => name)].join(' ');
  const flagged = call.args.some((value) =>
    value.texts?.some((text) => /^\\*\\Deleted$/i.test(text.replace(/[()]/g, ''))),
  );
  if (flagged)
    return deletion(
      'mailbox',
      'Messages are marked as deleted, and are gone with the next expunge.',
    );
  if (method === 'expunge')
    return deletion('mailbox', 'Messages that are marked as deleted are removed for good.');
  if (
    /imap/i.test(names) &&
    /^(?:delete|delete_messages|deleteMailbox|messageDelete)$/.test(method)
  )
    return deletion('mailbox', 'Mail is deleted on the server.');
  if (/messages\(\)/.test(call.name) && /^(?:delete|batchDelete)$/.test(method))
    return deletion('mailbox', 'Messages are deleted for good, past the bin.');
  if (
    method === 'chat_delete' ||
    /\bchat\.delete$/.test(call.name) ||
    method === 'conversations_archive'
  )
    return deletion('chat', 'Messages of a chat are deleted.');
  return null;
}
