/** Lines that stores of data are told over a bare connection: `echo flush_all | nc host 11211`. */
import type { Doing } from '../../../types.ts';
import { LOCAL } from '../doing.ts';
import { isLocalHost, settingOfHost } from './hosts.ts';

const CACHE = /^[^\S\r\n\u2028\u2029]*flush_all\b/im;
const STORE =
  /^[^\S\r\n\u2028\u2029]*(?:flushall|flushdb|shutdown|script\s+flush|debug\s+segfault|function\s+flush)\b/im;

/** What lines do to the store at the other end, or null where they only ask, or are for something else. */
export function toldByLines(text: string, host: string): Doing | null {
  const lines = text.slice(0, 5000);
  const isCache = CACHE.test(lines);
  if (!isCache && !STORE.test(lines)) return null;
  return {
    verb: 'delete',
    type: isCache ? 'memcached' : 'redis',
    address: host === '' ? 'localhost' : host,
    provider: LOCAL,
    reversibility: isCache ? 'costly' : 'irreversible',
    data: isCache ? 'none' : 'holds-data',
    traits: ['contents-destroyed'],
    why: isCache
      ? 'Everything in the cache is gone at once, and whatever stands behind it gets all that is asked.'
      : 'Everything in the store is gone, and nothing of it brings it back.',
    setting: isLocalHost(host)
      ? { kind: 'development', name: null, evidence: 'this machine' }
      : settingOfHost(host),
  };
}
