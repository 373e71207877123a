import { at } from '../../../shared/tree/look.ts';
import type { Tree } from '../../../shared/tree/types.ts';
import { canonical } from '../../template/canonical.ts';
import { textsAt } from '../../template/values.ts';
import type { Finding, Mark, Rule, Subject } from '../types.ts';
import { GRANTING } from './granting.ts';
import { WIDE_POLICIES } from './grave-actions.ts';
import { policyWidths } from './policy-document.ts';

/** Types whose policy is a limit, so that "everything" in it grants nothing. */
const LIMITS = /^AWS::(?:Organizations::Policy|EC2::VPCEndpoint)$/;
/** As deep as a policy document can lie in the properties of a resource. */
const DEEPEST = 8;

/** Policies that allow far more, or let in more, than they did before. */
export const policyRule: Rule = (subject) => {
  if (!['create', 'update', 'replace'].includes(subject.act) || subject.after === null) return [];
  if (LIMITS.test(subject.type)) return [];
  const before = documentsIn(subject.before, '', 0);
  const documents = documentsIn(subject.after, '', 0);
  return [
    ...documents.flatMap(({ path, tree }) => {
      const old = before.find((other) => other.path === path)?.tree ?? null;
      return canonical(old) === canonical(tree) ? [] : documentFindings(subject, path, old, tree);
    }),
    ...managedPolicies(subject),
    ...boundary(subject),
  ];
};

interface Document {
  readonly path: string;
  readonly tree: Tree;
}

/** Every policy document in some properties, by its path. */
function documentsIn(tree: Tree | null, path: string, depth: number): readonly Document[] {
  if (tree === null || tree.kind === 'scalar' || depth > DEEPEST) return [];
  if (tree.kind === 'list') {
    return tree.items.flatMap((item, index) => documentsIn(item, `${path}[${index}]`, depth + 1));
  }
  if (tree.entries.has('Statement') && path !== '') return [{ path, tree }];
  return [...tree.entries].flatMap(([key, value]) =>
    documentsIn(value, path === '' ? key : `${path}.${key}`, depth + 1),
  );
}

function documentFindings(
  subject: Subject,
  path: string,
  old: Tree | null,
  next: Tree,
): readonly Finding[] {
  const before = policyWidths(old);
  const after = policyWidths(next);
  const marks: readonly Mark[] = [{ side: 'after', line: next.line, text: `${path}: …` }];
  const findings: Finding[] = [];
  const had = before.grants.includes('every action');
  const grants = after.grants.filter((grant) => !had && !before.grants.includes(grant));
  if (grants.length > 0) {
    findings.push({
      verb: 'grant',
      traits: ['permission-widened'],
      because: `${path} now allows ${[...new Set(grants)].slice(0, 3).join(', ')}`,
      safer: ['name the actions and resources that are needed'],
      marks,
    });
  }
  const trust = /AssumeRolePolicyDocument/.test(path);
  const open = after.open.filter((actions) => !before.open.includes(actions));
  if (open.length > 0) {
    findings.push({
      verb: trust ? 'grant' : 'expose',
      traits: [trust ? 'permission-widened' : 'public-exposure'],
      because: trust
        ? `${path} now lets anybody in the world take the role`
        : `${path} now lets anybody use ${open.slice(0, 2).join('; ')} without a condition`,
      safer: ['name the principals that may, or add a condition'],
      marks,
    });
  }
  const added = after.principals.filter((name) => !before.principals.includes(name));
  if (trust && subject.act === 'update' && added.length > 0 && open.length === 0) {
    findings.push({
      verb: 'grant',
      traits: ['permission-widened'],
      because: `${path} now lets ${added.length === 1 ? 'one more principal' : `${added.length} more principals`} take the role`,
      safer: ['make a role of its own for them, with what they need'],
      marks,
    });
  }
  return findings;
}

function managedPolicies(subject: Subject): readonly Finding[] {
  return GRANTING.filter(({ types }) => types.test(subject.type)).flatMap(({ path }) => {
    const before = textsAt(subject.before, path);
    const wide = textsAt(subject.after, path).filter(
      (policy) => WIDE_POLICIES.test(policy) && !before.includes(policy),
    );
    if (wide.length === 0) return [];
    const name = wide[0]?.split('/').at(-1) ?? '';
    return [
      {
        verb: 'grant',
        traits: ['permission-widened'],
        because: `${path.join('.')} now has ${name}, which allows far more than one task needs`,
        safer: ['name the actions and resources that are needed in a policy of its own'],
        marks: [
          {
            side: 'after',
            line: at(subject.after, ...path)?.line ?? 1,
            text: `${path.join('.')}: …`,
          },
        ],
      } satisfies Finding,
    ];
  });
}

function boundary(subject: Subject): readonly Finding[] {
  const had = at(subject.before, 'PermissionsBoundary');
  if (had === null || at(subject.after, 'PermissionsBoundary') !== null) return [];
  return [
    {
      verb: 'grant',
      traits: ['permission-widened'],
      because:
        'PermissionsBoundary is taken away, and with it the limit on what its policies can allow',
      safer: ['keep a boundary, if a wider one'],
      marks: [{ side: 'before', line: had.line, text: 'PermissionsBoundary: …' }],
    },
  ];
}
