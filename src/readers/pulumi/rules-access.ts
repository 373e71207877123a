import type { Leaf, Scalar } from './leaves.ts';
import type { Finding } from './rules.ts';

const OPEN_RANGE = /^(?:0\.0\.0\.0\/0|::\/0|\*|Internet|Any)$/;
const RANGE_PLACE =
  /(?:^|\.)(?:cidr_blocks|ipv6_cidr_blocks|cidr_ipv4|cidr_ipv6|source_ranges|source_address_prefix|source_address_prefixes|public_access_cidrs|authorized_networks\.value|load_balancer_source_ranges|start_ip_address)$/;
const OUTBOUND = /(?:^|\.)egress/;
const EVERYBODY = /^(?:allUsers|allAuthenticatedUsers)$/;
const GRAVE_ROLE =
  /^(?:roles\/(?:owner|editor|iam\.securityAdmin|resourcemanager\.organizationAdmin)|Owner|Contributor|User Access Administrator|cluster-admin|arn:aws[\w-]*:iam::aws:policy\/(?:AdministratorAccess|IAMFullAccess|PowerUserAccess))$/;
const OPEN_ACL = /^(?:public-read(?:-write)?|authenticated-read|publicRead(?:Write)?)$/;
const CONTAINER_ACCESS = /^(?:container|blob)$/i;

interface Switches {
  readonly opensOn: ReadonlySet<string>;
  readonly closesOn: ReadonlySet<string>;
}

/** Inputs that let more people, programs or networks in than before; null for all others. */
export function accessFinding(
  leaf: Leaf,
  isOn: (value: Scalar | undefined) => boolean,
  { opensOn, closesOn }: Switches,
): Finding | null {
  const { place, path, before, after } = leaf;
  const name = place.split('.').at(-1) ?? place;
  const text = typeof after === 'string' ? after : '';
  if (opensOn.has(place) && !isOn(before) && isOn(after)) {
    return opened(leaf, `${path} is on, so it can be reached from everywhere`);
  }
  if (place === 'public_network_access' && /^enabled$/i.test(text)) {
    return opened(leaf, `${path} is on, so it can be reached from everywhere`);
  }
  if (closesOn.has(place) && isOn(before) && !isOn(after)) {
    return opened(leaf, `${path} is switched off, which kept the public out`);
  }
  if (RANGE_PLACE.test(place) && !OUTBOUND.test(place) && OPEN_RANGE.test(text)) {
    return opened(leaf, `${path} lets every address in`);
  }
  if (name === 'acl' && OPEN_ACL.test(text)) return opened(leaf, `${path} is ${text}`);
  if (name === 'container_access_type' && CONTAINER_ACCESS.test(text)) {
    return opened(leaf, `${path} is ${text}`);
  }
  if (/^(?:member|members|principal)$/.test(name) && EVERYBODY.test(text)) {
    return opened(leaf, `${path} is ${text}`);
  }
  if (/^(?:role|roles|policy_arn|managed_policy_arns|role_definition_name)$/.test(name)) {
    if (GRAVE_ROLE.test(text)) return granted(leaf, `${path} is ${text}`);
  }
  if (/(?:^|_)policy$/.test(name) && text.startsWith('{')) return policyFinding(leaf, text);
  return null;
}

/** A policy in JSON: only what is plainly everything, by its own words. */
function policyFinding(leaf: Leaf, text: string): Finding | null {
  const had = typeof leaf.before === 'string' ? leaf.before : '';
  const everything = /"Action"\s*:\s*(?:\[\s*)?"(?:\*|\*:\*)"/;
  const anybody = /"Principal"\s*:\s*(?:"\*"|\{\s*"AWS"\s*:\s*(?:\[\s*)?"\*")/;
  if (anybody.test(text) && !anybody.test(had)) {
    return opened(leaf, `${leaf.path} now names everybody as principal`);
  }
  if (everything.test(text) && !everything.test(had)) {
    return granted(leaf, `${leaf.path} now allows every action`);
  }
  return null;
}

function opened(leaf: Leaf, because: string): Finding {
  return {
    verb: 'expose',
    traits: ['public-exposure'],
    because: leaf.secret ? `${leaf.path} opens it` : because,
    safer: ['name the networks or principals that need it'],
    leaf,
  };
}

function granted(leaf: Leaf, because: string): Finding {
  return {
    verb: 'grant',
    traits: ['permission-widened'],
    because: leaf.secret ? `${leaf.path} grants far more` : because,
    safer: ['grant the one role or action that is needed'],
    leaf,
  };
}
