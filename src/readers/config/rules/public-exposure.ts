import { itemsOf, scalarOf } from '../compare/key-change.ts';
import { isEverybody, rangeOf, widened } from '../values/network.ts';
import { hasWord, wordSet } from '../values/words.ts';
import { countsWhenAdded, movement } from './say.ts';
import type { Finding, Rule, Subject } from './types.ts';

const BINDING = wordSet('bind bindaddress host hostname listen address addr interface ip');
const LISTS = wordSet(
  'origins origin cors allow allowed allowlist whitelist cidr cidrs cidrblocks ranges sources ips trusted hosts networks',
);
const DENIES = wordSet('deny denied block blocked exclude blacklist denylist noproxy proxy');
const ALL_INTERFACES = /^(?:0\.0\.0\.0|\[?::\]?|\*)(?::\d{1,5})?$/;

/** It listens on every interface, lets in every origin, or lets in more addresses than before. */
export const publicExposureRule: Rule = (subject) => {
  const { change, last, words } = subject;
  if (change.kind === 'removed' || hasWord(words, DENIES)) return null;
  if (change.kind === 'added' && !countsWhenAdded(subject)) return null;
  if (hasWord(last, LISTS)) return list(subject);
  const next = scalarOf(change.after);
  const was = scalarOf(change.before);
  if (!hasWord(last, BINDING) || typeof next !== 'string' || !ALL_INTERFACES.test(next.trim()))
    return null;
  if (typeof was === 'string' && ALL_INTERFACES.test(was.trim())) return null;
  // Nothing is known of what it listened on before; for a program in a container this is the rule.
  if (change.kind === 'added' && subject.place.kind !== 'production') return null;
  return exposed(`${movement(subject)}, so it answers on every network it is on`, [
    'bind it to the one address that has to reach it',
  ]);
};

function list({ change, last }: Subject): Finding | null {
  const before = itemsOf(change.before) ?? [];
  const after = itemsOf(change.after) ?? [];
  const more = widened(before, after);
  const star = more.find(isEverybody);
  if (star !== undefined) {
    return exposed(`lets in ${star}, which is everybody`, ['name those who need it']);
  }
  const open = after
    .filter((item) => !before.includes(item))
    .find((item) => /^https?:\/\/\*$/.test(item));
  if (open !== undefined)
    return exposed(`lets in ${open}, which is everybody`, ['name those who need it']);
  const addresses = more.filter((item) => rangeOf(item) !== null);
  if (addresses.length === 0 || change.kind === 'added' || !hasWord(last, ADDRESS_LISTS))
    return null;
  return {
    verb: 'grant',
    traits: ['network', 'permission-widened'],
    because: `lets in addresses that were outside before: ${addresses.slice(0, 5).join(', ')}`,
    safer: ['let in single addresses instead of ranges'],
  };
}

const ADDRESS_LISTS = wordSet(
  'allow allowed allowlist whitelist cidr cidrs cidrblocks ranges ips trusted',
);

function exposed(because: string, safer: readonly string[]): Finding {
  return { verb: 'expose', traits: ['public-exposure'], because, safer };
}
