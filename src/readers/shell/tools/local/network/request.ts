/** One HTTP request by a program of the command line → what it does at the other end. */
import type { Doing, ToolReading, Word } from '../../../types.ts';
import { LOCAL, NOTHING, reading } from '../doing.ts';
import { named } from '../paths/removed.ts';
import { maskSecrets } from './mask-address.ts';
import { setsFlagInProduction, takesAwayBy } from './asked.ts';
import { hostOfAddress, isDataPort, isLocalHost, isMetadata, settingOfHost } from './hosts.ts';

export interface Request {
  readonly method: string;
  readonly address: Word;
  /** What is sent, as far as it is text of the command. */
  readonly body?: string;
}

export function requested({ method, address, body = '' }: Request): ToolReading {
  const { text } = address;
  const host = hostOfAddress(text);
  if (isMetadata(text)) return reading(metadata(address));
  const local = isLocalHost(host);
  const shown = `${method} ${maskSecrets(named(address))}`;
  const all = /\/_(?:delete_by_query|all)\b|\/\*(?:$|\?)/.test(text);
  if (method === 'DELETE' || (/_delete_by_query/.test(text) && method === 'POST')) {
    if (local && !isDataPort(text) && !all) return NOTHING;
    return reading({
      verb: 'delete',
      type: 'http-resource',
      address: shown,
      provider: LOCAL,
      reversibility: local ? 'irreversible' : 'unknown',
      data: 'unknown',
      traits: local ? [] : ['remote-host'],
      why: 'Something is deleted at the other end, and nobody here can see whether it can be had back.',
      setting: local
        ? { kind: 'development', name: null, evidence: 'this machine' }
        : settingOfHost(host),
    });
  }
  if (['GET', 'HEAD', 'OPTIONS', 'TRACE'].includes(method)) return NOTHING;
  const taken = takesAwayBy(text, body);
  if (taken !== null && (!local || isDataPort(text))) return reading(takenAway(shown, taken, host));
  if (local) return NOTHING;
  const flagged = setsFlagInProduction(text, body);
  return reading({
    verb: 'update',
    type: 'http-request',
    address: shown,
    provider: LOCAL,
    reversibility: 'reversible',
    data: 'unknown',
    traits: ['remote-host'],
    why: flagged
      ? 'What users meet in production is switched.'
      : 'Something is sent that the other end acts on.',
    setting: flagged
      ? { kind: 'production', name: null, evidence: 'the environment that the request names' }
      : settingOfHost(host),
  });
}

function takenAway(address: string, word: string, host: string): Doing {
  const local = isLocalHost(host);
  return {
    verb: 'delete',
    type: 'http-resource',
    address,
    provider: LOCAL,
    reversibility: local ? 'irreversible' : 'unknown',
    data: 'unknown',
    traits: local ? [] : ['remote-host'],
    why: `By ${word} something is taken away at the other end, and nobody here can see whether it can be had back.`,
    setting: local
      ? { kind: 'development', name: null, evidence: 'this machine' }
      : settingOfHost(host),
  };
}

function metadata(address: Word): Doing {
  return {
    verb: 'read',
    type: 'credential',
    address: named(address),
    provider: LOCAL,
    reversibility: 'irreversible',
    data: 'none',
    traits: ['credential-read'],
    why: 'The cloud answers there with the credentials of this machine.',
  };
}
