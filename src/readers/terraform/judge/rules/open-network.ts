import { isMarked } from '../../attributes/sensitive.ts';
import type { Finding, Rule } from '../types.ts';
import { openingsOf } from './networks.ts';
import type { Opening } from './networks.ts';

/**
 * Firewall rules that let the whole internet in, other than to web ports. An opening that was there
 * before is no news.
 */
export const openNetworkRule: Rule = ({ change, verb }) => {
  if (verb !== 'create' && verb !== 'update' && verb !== 'replace') return [];
  const before = openingsOf(change.type, change.before);
  const news = openingsOf(change.type, change.after).filter(
    (opening) => !before.some((old) => covers(old, opening)),
  );
  if (news.length === 0) return [];
  const shown = isMarked(change.afterSensitive)
    ? 'some ports'
    : [...new Set(news.map((opening) => portsText(opening)))].slice(0, 4).join(', ');
  const finding: Finding = {
    verb: 'expose',
    traits: ['public-exposure'],
    because: `it lets the whole internet in, to ${shown}`,
    safer: ['allow only the address ranges or groups that need it'],
    leaves: [],
  };
  return [finding];
};

function covers(old: Opening, next: Opening): boolean {
  const sameFamily = old.from.includes(':') === next.from.includes(':');
  const protocol = old.protocol === next.protocol || /^(?:-1|all|\*)$/i.test(old.protocol);
  if (!sameFamily || !protocol) return false;
  if (old.ports === null) return true;
  if (next.ports === null) return false;
  return old.ports[0] <= next.ports[0] && old.ports[1] >= next.ports[1];
}

function portsText({ ports, protocol }: Opening): string {
  if (ports === null) return 'all ports';
  const name = /^(?:tcp|udp|sctp|esp|ah)$/i.test(protocol) ? protocol.toLowerCase() : 'port';
  return ports[0] === ports[1] ? `${name} ${ports[0]}` : `${name} ${ports[0]}-${ports[1]}`;
}
