import type { Tree } from '../../../shared/tree/types.ts';
import { amount, itemsAt, textsAt, valuesAt } from '../../template/values.ts';
import type { Finding, Rule, Subject } from '../types.ts';

/** One hole in a security group. */
interface Opening {
  readonly from: string;
  /** Inclusive; null for all ports. */
  readonly ports: readonly [number, number] | null;
  readonly protocol: string;
  readonly line: number;
}

const WEB_PORTS: ReadonlySet<number> = new Set([80, 443]);
/** Everywhere, and the halves and quarters that together are everywhere. */
const WIDE = /^(?:\d+\.){3}\d+\/[0-4]$|^[0-9a-f:]{0,60}:[0-9a-f:]{0,60}\/[0-4]$/i;

/**
 * Security groups that let the whole internet in, other than to web ports. An opening that was there
 * before is no news.
 */
export const openNetworkRule: Rule = (subject) => {
  if (!['create', 'update', 'replace'].includes(subject.act)) return [];
  const before = openingsOf(subject, subject.before);
  const news = openingsOf(subject, subject.after).filter(
    (opening) => !before.some((old) => covers(old, opening)),
  );
  if (news.length === 0) return [];
  const ports = [...new Set(news.map((opening) => portsText(opening)))].slice(0, 4).join(', ');
  return [
    {
      verb: 'expose',
      traits: ['public-exposure'],
      because: `it lets the whole internet in, to ${ports}`,
      safer: ['allow only the address ranges or security groups that need it'],
      marks: news
        .slice(0, 4)
        .map(({ line, from }) => ({ side: 'after', line, text: `CidrIp: ${from}` })),
    } satisfies Finding,
  ];
};

function openingsOf({ type }: Subject, properties: Tree | null): readonly Opening[] {
  const rules =
    type === 'AWS::EC2::SecurityGroup'
      ? itemsAt(properties, ['SecurityGroupIngress'])
      : type === 'AWS::EC2::SecurityGroupIngress' && properties !== null
        ? [properties]
        : [];
  return rules.flatMap((rule) => openingsIn(rule)).filter((opening) => isGrave(opening));
}

function openingsIn(rule: Tree): readonly Opening[] {
  const protocol = textsAt(rule, ['IpProtocol'])[0] ?? '-1';
  const sources = [...textsAt(rule, ['CidrIp']), ...textsAt(rule, ['CidrIpv6'])];
  const from = valuesAt(rule, ['FromPort']).map((value) => amount(value));
  const to = valuesAt(rule, ['ToPort']).map((value) => amount(value));
  const pairs = from.map((low, index) => [low, to[index] ?? to.at(-1) ?? low] as const);
  return sources.flatMap((source) =>
    pairs.map(([low, high]) => {
      const all = /^(?:-1|all)$/i.test(protocol) || low === null || high === null || low < 0;
      return { from: source, ports: all ? null : [low, high], protocol, line: rule.line } as const;
    }),
  );
}

function isGrave({ from, ports, protocol }: Opening): boolean {
  if (!WIDE.test(from.trim())) return false;
  const web = ports !== null && ports[0] === ports[1] && WEB_PORTS.has(ports[0]);
  return !web && !/^(?:icmp|icmpv6|1|58)$/i.test(protocol);
}

function covers(old: Opening, next: Opening): boolean {
  const sameFamily = old.from.includes(':') === next.from.includes(':');
  const protocol = old.protocol === next.protocol || /^(?:-1|all)$/i.test(old.protocol);
  if (!sameFamily || !protocol) return false;
  if (old.ports === null) return true;
  if (next.ports === null) return false;
  return old.ports[0] <= next.ports[0] && old.ports[1] >= next.ports[1];
}

function portsText({ ports, protocol }: Opening): string {
  if (ports === null) return 'all ports';
  const name = /^(?:tcp|udp)$/i.test(protocol) ? protocol.toLowerCase() : 'port';
  return ports[0] === ports[1] ? `${name} ${ports[0]}` : `${name} ${ports[0]}-${ports[1]}`;
}
