/** One HTTP request by a program of the command line → what it does at the other end. */
import type { Doing, ToolReading, Word } from '../../../types.ts';
import { LOCAL, NOTHING, reading } from '../doing.ts';
import { named } from '../paths/removed.ts';
import { maskSecrets } from './mask-address.ts';
import { hostOfAddress, isDataPort, isLocalHost, isMetadata, settingOfHost } from './hosts.ts';

export interface Request {
  readonly method: string;
  readonly address: Word;
}

export function requested({ method, address }: Request): ToolReading {
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
  if (['GET', 'HEAD', 'OPTIONS', 'TRACE'].includes(method) || local) return NOTHING;
  return reading({
    verb: 'update',
    type: 'http-request',
    address: shown,
    provider: LOCAL,
    reversibility: 'reversible',
    data: 'unknown',
    traits: ['remote-host'],
    why: 'Something is sent that the other end acts on.',
    setting: settingOfHost(host),
  });
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
