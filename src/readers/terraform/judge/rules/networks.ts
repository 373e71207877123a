import type { PlanObject } from '../../plan/types.ts';
import { amountOf, blocks, own, textList, textOf } from '../values.ts';

/** One hole in a firewall, as people name it: `0.0.0.0/0 to tcp 22`. */
export interface Opening {
  readonly from: string;
  /** Inclusive; null for all ports. */
  readonly ports: readonly [number, number] | null;
  readonly protocol: string;
}

const WEB_PORTS: ReadonlySet<number> = new Set([80, 443]);
const EVERYWHERE = /^(?:\*|any|internet|0\.0\.0\.0\/0|::\/0)$/i;
/** Two halves of the address space are the same as all of it. */
const WIDE = /^(?:\d+\.){3}\d+\/[0-4]$|^[0-9a-f:]*:[0-9a-f:]*\/[0-4]$/i;

const ADDRESS_LISTS: readonly (readonly [RegExp, string])[] = [
  [/^aws_ec2_managed_prefix_list_entry$/, 'cidr'],
  [/^mongodbatlas_project_ip_(?:access_list|whitelist)$/, 'cidr_block'],
];

/** Every opening to everywhere that the attributes of one resource make, web ports alone left out. */
export function openingsOf(type: string, values: PlanObject | null): readonly Opening[] {
  if (values === null) return [];
  return rulesOf(type, values).filter(({ from, ports, protocol }) => {
    if (!EVERYWHERE.test(from) && !WIDE.test(from)) return false;
    const web = ports !== null && ports[0] === ports[1] && WEB_PORTS.has(ports[0]);
    const icmp = /^(?:icmp|icmpv6|1|58)$/i.test(protocol);
    return !web && !icmp;
  });
}

function rulesOf(type: string, values: PlanObject): readonly Opening[] {
  if (/^aws_(?:default_)?security_group$/.test(type)) {
    return blocks(own(values, 'ingress')).flatMap((rule) => amazonRule(rule));
  }
  if (type === 'aws_security_group_rule') {
    return own(values, 'type') === 'ingress' ? amazonRule(values) : [];
  }
  if (type === 'aws_vpc_security_group_ingress_rule') return amazonRule(values);
  if (type === 'google_compute_firewall') return googleRules(values);
  if (type === 'azurerm_network_security_rule') return azureRule(values);
  if (type === 'azurerm_network_security_group') {
    return blocks(own(values, 'security_rule')).flatMap((rule) => azureRule(rule));
  }
  if (/^(?:digitalocean|linode|hcloud)_firewall(?:_rule)?$/.test(type)) return cloudRules(values);
  if (/^openstack_networking_secgroup_rule(?:_v2)?$/.test(type)) return openstackRule(values);
  if (type === 'oci_core_network_security_group_security_rule') return oracleRule(values);
  return allowLists(type, values);
}

/** Lists of addresses that others refer to or that open a whole service: no port is named. */
function allowLists(type: string, values: PlanObject): readonly Opening[] {
  const entries =
    type === 'aws_ec2_managed_prefix_list'
      ? blocks(own(values, 'entry')).flatMap((entry) => sources(entry, ['cidr']))
      : ADDRESS_LISTS.flatMap(([types, name]) => (types.test(type) ? sources(values, [name]) : []));
  return entries.map((from) => ({ from, ports: null, protocol: 'all' }));
}

function openstackRule(values: PlanObject): readonly Opening[] {
  if (own(values, 'direction') !== 'ingress') return [];
  const given = sources(values, ['remote_ip_prefix']);
  const group = sources(values, ['remote_group_id']).length > 0;
  const from = amountOf(own(values, 'port_range_min'));
  const to = amountOf(own(values, 'port_range_max'));
  // Zero is how this provider writes "every port".
  const ports = from === null || to === null || to === 0 ? null : ([from, to] as const);
  const protocol = textOf(own(values, 'protocol')) || 'all';
  // With neither an address nor a group everybody is let in.
  const everywhere = given.length > 0 || group ? given : ['0.0.0.0/0'];
  return everywhere.map((source) => ({ from: source, ports, protocol }));
}

function oracleRule(values: PlanObject): readonly Opening[] {
  if (own(values, 'direction') !== 'INGRESS') return [];
  const protocol = textOf(own(values, 'protocol') ?? 'all');
  const options = [...blocks(own(values, 'tcp_options')), ...blocks(own(values, 'udp_options'))];
  const ranges = options.flatMap((option) => blocks(own(option, 'destination_port_range')));
  const given = sources(values, ['source']);
  if (ranges.length === 0) return given.map((from) => ({ from, ports: null, protocol }));
  return ranges.flatMap((range) => {
    const from = amountOf(own(range, 'min'));
    const to = amountOf(own(range, 'max'));
    const ports = from === null || to === null ? null : ([from, to] as const);
    return given.map((source) => ({ from: source, ports, protocol }));
  });
}

function amazonRule(rule: PlanObject): readonly Opening[] {
  const protocol = textOf(own(rule, 'protocol') ?? own(rule, 'ip_protocol') ?? '-1');
  const from = amountOf(own(rule, 'from_port'));
  const to = amountOf(own(rule, 'to_port')) ?? from;
  const all = /^(?:-1|all)$/.test(protocol) || from === null || to === null || from < 0;
  const ports = all ? null : ([from, to] as const);
  return sources(rule, ['cidr_blocks', 'ipv6_cidr_blocks', 'cidr_ipv4', 'cidr_ipv6']).map(
    (source) => ({ from: source, ports, protocol }),
  );
}

function googleRules(values: PlanObject): readonly Opening[] {
  const inbound = own(values, 'direction') !== 'EGRESS' && own(values, 'disabled') !== true;
  if (!inbound) return [];
  const given = sources(values, ['source_ranges']);
  const tagged = ['source_tags', 'source_service_accounts'].some(
    (name) => textList(own(values, name)).length > 0,
  );
  // With no source at all Google lets everybody in.
  const from = given.length > 0 || tagged ? given : ['0.0.0.0/0'];
  return blocks(own(values, 'allow')).flatMap((allow) => {
    const protocol = textOf(own(allow, 'protocol') ?? 'all');
    return from.flatMap((source) => withPorts(source, protocol, textList(own(allow, 'ports'))));
  });
}

function azureRule(rule: PlanObject): readonly Opening[] {
  const inbound = /^inbound$/i.test(textOf(own(rule, 'direction')));
  if (!inbound || !/^allow$/i.test(textOf(own(rule, 'access')))) return [];
  const protocol = textOf(own(rule, 'protocol') ?? '*');
  const ports = [
    ...textList(own(rule, 'destination_port_range')),
    ...textList(own(rule, 'destination_port_ranges')),
  ];
  return sources(rule, ['source_address_prefix', 'source_address_prefixes']).flatMap((source) =>
    withPorts(source, protocol, ports),
  );
}

function cloudRules(values: PlanObject): readonly Opening[] {
  const rules = [
    ...blocks(own(values, 'inbound_rule')),
    ...blocks(own(values, 'inbound')),
    ...blocks(own(values, 'rule')).filter((rule) => own(rule, 'direction') !== 'out'),
  ];
  return rules
    .filter((rule) => !/^drop$/i.test(textOf(own(rule, 'action') ?? 'accept')))
    .flatMap((rule) => {
      const protocol = textOf(own(rule, 'protocol') ?? 'all');
      const range = own(rule, 'port_range') ?? own(rule, 'port') ?? own(rule, 'ports');
      const ports = textList(range).flatMap((text) => text.split(/\s*,\s*/));
      return sources(rule, ['source_addresses', 'source_ips', 'ipv4', 'ipv6']).flatMap((source) =>
        withPorts(source, protocol, ports),
      );
    });
}

function withPorts(from: string, protocol: string, ports: readonly string[]): readonly Opening[] {
  if (ports.length === 0) return [{ from, ports: null, protocol }];
  return ports.map((text) => ({ from, ports: portRange(text), protocol }));
}

function portRange(text: string): readonly [number, number] | null {
  const [, first, last] = /^(\d+)(?:-(\d+))?$/.exec(text) ?? [];
  if (first === undefined) return null;
  return [Number(first), Number(last ?? first)];
}

function sources(rule: PlanObject, names: readonly string[]): readonly string[] {
  return names.flatMap((name) => textList(own(rule, name)));
}
