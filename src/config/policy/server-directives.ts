import { createHash } from 'node:crypto';
import type { Catalog } from '../../core/catalog/types.ts';
import { canonicalJson } from '../../core/change/canonical-json.ts';
import type { Demand, Directive, Policy } from '../../core/policy/types.ts';
import type { Problem } from '../problem.ts';
import type { DirectiveFile } from '../schema/policy.ts';
import { buildDirective } from './directive.ts';
import type { Findings } from './draft.ts';
import { readPolicy } from './read.ts';
import { REQUIREMENT_MEANINGS, requirementWords, type Requirement } from './requirements.ts';
import { scopeCondition } from './scope.ts';

export type DirectiveScope = DirectiveFile['scope'];

/** A directive that people signed on the server, besides those in policy.yaml. Plain data. */
export interface ServerDirective {
  readonly id: string;
  readonly title: string | null;
  readonly reason: string;
  readonly issuedBy: string;
  readonly starts: string;
  readonly ends: string;
  readonly scope: DirectiveScope;
  readonly requires: readonly Requirement[];
  readonly message: string | null;
}

export interface CompiledDirective {
  /** Null when there are errors. */
  readonly directive: Directive | null;
  readonly problems: readonly Problem[];
}

const FILE = 'signed directives';

/**
 * Compiles one by the same steps as policy.yaml's, so that scope and condition mean exactly the same. With a
 * catalog, systems and people that it does not know are mistakes.
 */
export function compileDirective(
  given: ServerDirective,
  catalog: Catalog | null,
): CompiledDirective {
  const read = readPolicy({ file: FILE, text: JSON.stringify(written(given)) });
  if (read.kind === 'faulty') return { directive: null, problems: read.problems };
  const findings: Findings = { problems: [], catalog };
  const directive = buildDirective(read.draft, 0, findings);
  if (directive === null) return { directive, problems: findings.problems };
  const rule = {
    ...directive.rule,
    demand: demandOf(given.requires),
    lift: `Needs ${requirementWords(given.requires)}, until the directive ends.`,
  };
  return { directive: { ...directive, rule }, problems: findings.problems };
}

/**
 * The policy with these directives in it. Its hash covers them, so that an answer given without one does not
 * count under it. One that cannot be compiled binds every change: nobody knows whom it spares.
 */
export function withDirectives(policy: Policy, given: readonly ServerDirective[]): Policy {
  if (given.length === 0) return policy;
  const sorted = given.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const whole = { format: 1, policy: policy.hash, directives: sorted };
  const hash = `sha256:${createHash('sha256').update(canonicalJson(whole)).digest('hex')}`;
  const compiled = sorted.map((one) => compileDirective(one, null).directive ?? bindingAll(one));
  return { ...policy, hash, directives: [...policy.directives, ...compiled] };
}

/** What the audit alone asks for is no demand: the change is looked at once it is released. */
function demandOf(requires: readonly Requirement[]): Demand {
  const meanings = requires.map((name) => REQUIREMENT_MEANINGS[name]);
  return {
    kind: 'require',
    approvals: meanings.flatMap(({ approvals }) =>
      approvals.map((need) => {
        const { count, level, ownersOf } = typeof need === 'number' ? { count: need } : need;
        return {
          count,
          from: {
            level: level ?? null,
            team: null,
            ownersOf: ownersOf ?? null,
            people: null,
            except: [],
          },
        };
      }),
    ),
    validations: [...new Set(meanings.flatMap(({ validations }) => validations))],
  };
}

function written(given: ServerDirective): object {
  const { id, title, reason, issuedBy, starts, ends, scope, message } = given;
  const directive = {
    id,
    ...(title === null ? {} : { title }),
    reason,
    issuedBy,
    starts,
    ends,
    scope,
    // Stands for the demand until it takes its place: a file has no word for audits.
    require: { approvals: [1] },
    message: message ?? messageOf(given),
  };
  return { version: 1, directives: [directive] };
}

function messageOf({ reason, requires }: ServerDirective): string {
  const asks = `${reason.replace(/[.!?]?$/, '.')} Until it ends it asks for ${requirementWords(requires)}.`;
  return asks.slice(0, 1000);
}

function bindingAll(given: ServerDirective): Directive {
  const { id, title, reason, issuedBy, starts, ends, scope, requires, message } = given;
  return {
    id,
    reason,
    issuedBy,
    starts,
    ends,
    rule: {
      id,
      title: title ?? reason,
      severity: null,
      per: 'change',
      when: () => ({ kind: 'failed', error: 'the directive cannot be compiled' }),
      whenText: scopeCondition(scope),
      demand: demandOf(requires),
      message: message ?? messageOf(given),
      lift: `Needs ${requirementWords(requires)}, until the directive ends.`,
      source: { file: FILE, line: 1 },
    },
  };
}
