import type { Leaf } from '../../attributes/leaves.ts';
import type { Finding, Rule } from '../types.ts';
import { policyWidths } from './policy-document.ts';

const DOCUMENTS =
  /^(?:policy|inline_policy|assume_role_policy|access_policy|access_policies|policy_document|key_policy|bucket_policy|resource_policy|repository_policy|file_system_policy|content)$/;

/** Types whose policy is a limit, so that "everything" in it grants nothing. */
const LIMITS = /^aws_(?:organizations_policy|vpc_endpoint|vpc_endpoint_policy)$/;

/** AWS policy documents that allow everything, or let everybody in, and did not before. */
export const policyRule: Rule = (subject) => {
  if (!['create', 'update', 'replace'].includes(subject.verb)) return [];
  if (LIMITS.test(subject.change.type)) return [];
  const limits = subject.leaves.filter((leaf) => lifted(leaf)).map((leaf) => unlimited(leaf));
  const documents = subject.leaves
    .filter((leaf) => DOCUMENTS.test(leaf.name) && !leaf.unknown)
    .flatMap((leaf) => findingsFor(leaf));
  return [...limits, ...documents];
};

function lifted(leaf: Leaf): boolean {
  const { before, after } = leaf;
  const had = typeof before === 'string' && before !== '';
  return leaf.path === 'permissions_boundary' && had && !leaf.unknown && (after ?? '') === '';
}

function findingsFor(leaf: Leaf): readonly Finding[] {
  const before = policyWidths(leaf.before);
  const after = policyWidths(leaf.after);
  const findings: Finding[] = [];
  const had = before.grants.includes('every action');
  const grants = after.grants.filter((grant) => !had && !before.grants.includes(grant));
  if (grants.length > 0) findings.push(granted(leaf, grants));
  const open = after.open.filter((actions) => !before.open.includes(actions));
  if (open.length === 0) return findings;
  findings.push(leaf.name === 'assume_role_policy' ? trusted(leaf) : opened(leaf, open));
  return findings;
}

function granted(leaf: Leaf, grants: readonly string[]): Finding {
  const what = leaf.sensitive ? 'far more' : [...new Set(grants)].slice(0, 3).join(', ');
  return {
    verb: 'grant',
    traits: ['permission-widened'],
    because: `${leaf.path} now allows ${what}`,
    safer: ['name the actions and resources that are needed'],
    leaves: [],
  };
}

function unlimited(leaf: Leaf): Finding {
  return {
    verb: 'grant',
    traits: ['permission-widened'],
    because: `${leaf.path} is taken away, and with it the limit on what its policies can allow`,
    safer: ['keep a boundary, if a wider one'],
    leaves: [leaf],
  };
}

function trusted(leaf: Leaf): Finding {
  return {
    verb: 'grant',
    traits: ['permission-widened'],
    because: `${leaf.path} now lets anybody in the world take the role`,
    safer: ['name the accounts, services or repositories that may take it'],
    leaves: [],
  };
}

function opened(leaf: Leaf, open: readonly string[]): Finding {
  const what = leaf.sensitive ? 'it' : open.slice(0, 2).join('; ');
  return {
    verb: 'expose',
    traits: ['public-exposure'],
    because: `${leaf.path} now lets anybody use ${what} without a condition`,
    safer: ['name the principals that may, or add a condition'],
    leaves: [],
  };
}
