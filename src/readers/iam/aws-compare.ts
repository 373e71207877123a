import { implies, plainlyLooser } from './aws-conditions.ts';
import { escalationOf } from './aws-escalation.ts';
import { isOpen } from './aws-open.ts';
import type { NameSet, Statement } from './aws-statement.ts';
import { finding } from './finding.ts';
import type { Finding } from './finding.ts';
import { Budget, covers, overlaps, witness } from './pattern.ts';

const STEPS = 30_000_000;

/** One action, resource and principal out of a statement, or all but some. */
interface Part {
  readonly action: Piece;
  readonly resource: Piece;
  readonly principal: Piece | null;
  readonly statement: Statement;
}

type Piece =
  | { readonly kind: 'one'; readonly pattern: string }
  | { readonly kind: 'rest'; readonly except: readonly string[] };

/**
 * What the later side of a policy allows that the earlier did not, and the other way round. Every part
 * of a statement must lie within one statement of the other side; where the union of several would do,
 * or conditions cannot be compared, that is `unclear` at best.
 */
export function comparePolicies(
  before: readonly Statement[],
  after: readonly Statement[],
): readonly Finding[] {
  const budget = new Budget(STEPS);
  const [oldAllows, newAllows] = [of(before, 'Allow'), of(after, 'Allow')];
  const [oldDenies, newDenies] = [of(before, 'Deny'), of(after, 'Deny')];
  const gained = uncovered(newAllows, oldAllows, budget).filter(
    (part) => !newDenies.some((deny) => contains(deny, part, budget)),
  );
  const undenied = uncovered(oldDenies, newDenies, budget);
  const lost = uncovered(oldAllows, newAllows, budget);
  const forbidden = uncovered(newDenies, oldDenies, budget);
  const findings = [
    ...gained.map((part) => allowed(part, oldAllows, budget)),
    ...undenied.map((part) => freed(part, newDenies, budget)),
    ...lost.map((part) =>
      finding('narrowed', `it no longer allows ${named(part)}`, {
        side: 'before',
        line: part.statement.line,
      }),
    ),
    ...forbidden.map((part) =>
      finding('narrowed', `it now denies ${named(part)}`, {
        side: 'after',
        line: part.statement.line,
      }),
    ),
  ];
  if (!budget.spent) return findings;
  const what = 'it has more patterns than can be compared with each other';
  return [...findings, finding('unclear', what, { side: 'after', line: 1 })];
}

function of(statements: readonly Statement[], effect: Statement['effect']): readonly Statement[] {
  return statements.filter((statement) => statement.effect === effect);
}

function uncovered(
  inner: readonly Statement[],
  outer: readonly Statement[],
  budget: Budget,
): readonly Part[] {
  const known = new Set(outer.map(canonical));
  const parts: Part[] = [];
  for (const statement of inner) {
    if (known.has(canonical(statement))) continue;
    for (const part of partsOf(statement, budget)) {
      if (!outer.some((other) => contains(other, part, budget))) parts.push(part);
    }
  }
  return parts;
}

function canonical(statement: Statement): string {
  const sorted = (set: NameSet | null) =>
    set === null ? null : [set.except, [...new Set(set.patterns)].toSorted()];
  const conditions = statement.conditions.map((condition) => JSON.stringify(condition)).toSorted();
  return JSON.stringify([
    statement.effect,
    sorted(statement.actions),
    sorted(statement.resources),
    sorted(statement.principals),
    conditions,
  ]);
}

function* partsOf(statement: Statement, budget: Budget): Generator<Part> {
  const principals = statement.principals === null ? [null] : pieces(statement.principals);
  for (const action of pieces(statement.actions)) {
    for (const resource of pieces(statement.resources)) {
      for (const principal of principals) {
        if (!budget.take(50)) return;
        yield { action, resource, principal, statement };
      }
    }
  }
}

function pieces(set: NameSet): readonly Piece[] {
  if (set.except) return [{ kind: 'rest', except: set.patterns }];
  return [...new Set(set.patterns)].map((pattern) => ({ kind: 'one', pattern }));
}

function contains(outer: Statement, part: Part, budget: Budget): boolean {
  return (
    touches(outer, part, holds, budget) &&
    implies(part.statement.conditions, outer.conditions, budget)
  );
}

type Test = (set: NameSet, piece: Piece, budget: Budget) => boolean;

function touches(outer: Statement, part: Part, test: Test, budget: Budget): boolean {
  if ((outer.principals === null) !== (part.principal === null)) return false;
  if (!test(outer.actions, part.action, budget)) return false;
  if (!test(outer.resources, part.resource, budget)) return false;
  return (
    outer.principals === null ||
    part.principal === null ||
    test(outer.principals, part.principal, budget)
  );
}

interface ByWildcard {
  readonly names: ReadonlySet<string>;
  readonly wild: readonly string[];
}

const BY_WILDCARD = new WeakMap<NameSet, ByWildcard>();

/** Policies of AWS list actions by the thousand: only those with a wildcard have to be tried one by one. */
function byWildcard(set: NameSet): ByWildcard {
  let found = BY_WILDCARD.get(set);
  if (found === undefined) {
    found = { names: new Set(set.patterns), wild: set.patterns.filter((one) => /[*?]/.test(one)) };
    BY_WILDCARD.set(set, found);
  }
  return found;
}

/** True when all of the piece lies in the set. */
function holds(set: NameSet, piece: Piece, budget: Budget): boolean {
  if (!set.except && piece.kind === 'one') {
    const { names, wild } = byWildcard(set);
    if (names.has(piece.pattern)) return true;
    return budget.take(wild.length) && wild.some((one) => covers(one, piece.pattern, budget));
  }
  if (set.patterns.length > 0 && !budget.take(set.patterns.length)) return false;
  if (!set.except) return set.patterns.includes('*');
  if (piece.kind === 'one') {
    return !set.patterns.some((pattern) => overlaps(pattern, piece.pattern, budget));
  }
  return set.patterns.every((left) => piece.except.some((out) => covers(out, left, budget)));
}

/** True when requests made for the piece, and for little else, lie in the set. */
function mayHold(set: NameSet, piece: Piece, budget: Budget): boolean {
  return requestsFor(set, piece, budget).every((request) => {
    const inside = set.patterns.some((pattern) => covers(pattern, request, budget));
    return set.except ? !inside : inside;
  });
}

/** For "everything but" also what only the set leaves out. */
function requestsFor(set: NameSet, piece: Piece, budget: Budget): readonly string[] {
  if (piece.kind === 'one') return [witness(piece.pattern)];
  const left = set.except ? set.patterns.map((pattern) => witness(pattern)) : [];
  const own = left.filter((request) => !piece.except.some((out) => covers(out, request, budget)));
  return [witness('*'), ...own];
}

function allowed(part: Part, before: readonly Statement[], budget: Budget): Finding {
  const { statement } = part;
  const at = { side: 'after', line: statement.line } as const;
  const near = before.filter((old) => touches(old, part, mayHold, budget));
  const plain = near.every((old) => plainlyLooser(old.conditions, statement.conditions, budget));
  const open = isOpen(statement);
  const escalates = part.principal === null ? escalationOf(part.action, part.resource) : null;
  if (!plain)
    return finding('unclear', `whether it allows more is not clear for ${named(part)}`, at, {
      open,
    });
  const how = near.length === 0 ? 'it now allows' : 'a condition is loosened for';
  return finding('widened', `${how} ${named(part)}`, at, { open, escalates });
}

function freed(part: Part, after: readonly Statement[], budget: Budget): Finding {
  const at = { side: 'before', line: part.statement.line } as const;
  const near = after.filter((deny) => touches(deny, part, mayHold, budget));
  const kind = near.every((deny) => deny.conditions.length > 0) ? 'widened' : 'unclear';
  return finding(kind, `it no longer denies ${named(part)}`, at, { guard: true });
}

function named({ action, resource, principal }: Part): string {
  const who = principal === null ? '' : ` to ${inWords(principal)}`;
  return `${inWords(action)} on ${inWords(resource)}${who}`;
}

function inWords(piece: Piece): string {
  const cut = (text: string) => (text.length > 80 ? `${text.slice(0, 79)}…` : text);
  if (piece.kind === 'one') return cut(piece.pattern);
  return `everything but ${cut(piece.except.slice(0, 3).join(', '))}`;
}
