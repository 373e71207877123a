import type { Leaf } from '../../attributes/leaves.ts';
import type { Finding, Rule } from '../types.ts';
import { isOn } from '../values.ts';

/** Switches that keep data unreadable for others on its way or where it lies, and keys fresh. */
const SWITCHES: ReadonlySet<string> = new Set([
  'enable_key_rotation',
  'transit_encryption_enabled',
  'at_rest_encryption_enabled',
  'enable_https_traffic_only',
  'https_traffic_only_enabled',
  'https_only',
  'ssl_enforcement_enabled',
  'require_ssl',
  'require_tls',
  'encryption_in_transit',
  'encrypt_at_rest.enabled',
  'node_to_node_encryption.enabled',
  'domain_endpoint_options.enforce_https',
]);

/** The oldest protocol that is still spoken; what comes first in text order is older. */
const OLDEST_PROTOCOL: ReadonlySet<string> = new Set([
  'min_tls_version',
  'minimum_tls_version',
  'minimum_protocol_version',
  'min_protocol_version',
]);

/** Encryption that is switched off or lowered, and keys that are no longer rotated. */
export const cipherRule: Rule = (subject) => {
  if (subject.verb !== 'update') return [];
  return subject.leaves.filter(weakens).map(weakened);
};

function weakens({ path, name, before, after, unknown }: Leaf): boolean {
  if (unknown) return false;
  if (SWITCHES.has(name) || SWITCHES.has(path)) return isOn(before) && !isOn(after);
  if (name === 'rotation_period') return typeof before === 'string' && !after;
  if (!OLDEST_PROTOCOL.has(name)) return false;
  const [old, next] = [versionOf(before), versionOf(after)];
  return old !== null && next !== null && next < old;
}

/** 1.2 for `TLS1_2`, `TLSv1.2_2021` and `1.2`; null for what names no version. */
function versionOf(value: unknown): number | null {
  const [, major, minor = '0'] =
    (typeof value === 'string' ? /^(?:TLS)?[_v]?(\d)(?:[._](\d))?(?!\d)/i.exec(value) : null) ?? [];
  return major === undefined ? null : Number(`${major}.${minor}`);
}

function weakened(leaf: Leaf): Finding {
  return {
    traits: ['protection-removed'],
    because: `${leaf.path} no longer keeps out who should not read along`,
    safer: [`leave \`${leaf.name}\` as it is`],
    leaves: [leaf],
  };
}
