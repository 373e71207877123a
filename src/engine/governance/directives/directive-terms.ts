import {
  compileDirective,
  type ServerDirective,
} from '../../../config/policy/server-directives.ts';
import { scopeCondition } from '../../../config/policy/scope.ts';
import { instantAfter, type Engine, type World } from '../../engine.ts';
import { EngineFault } from '../../fault.ts';
import type { DirectiveTerms, StoredDirective } from '../types.ts';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const LONGEST_DAYS = 366;

export interface Span {
  readonly starts: string;
  readonly ends: string;
}

/** When a directive signed at `at` would bind. Throws `bad-time`. */
export function spanOf({ starts, until }: DirectiveTerms, at: string): Span {
  const from = starts === null || Date.parse(starts) < Date.parse(at) ? at : instantOf(starts);
  const ends = 'ends' in until ? instantOf(until.ends) : instantAfter(from, lengthOf(until.for));
  refuseBadSpan({ starts: from, ends }, at);
  return { starts: from, ends };
}

/** Throws `bad-time` on one that is over, ends before it begins, or binds for more than 366 days. */
export function refuseBadSpan({ starts, ends }: Span, now: string): void {
  const [from, until] = [Date.parse(starts), Date.parse(ends)];
  if (!(until > Date.parse(now))) {
    throw badTime(`The directive would be over already: it ends at ${ends}.`);
  }
  if (until <= from) throw badTime(`The directive ends (${ends}) before it starts (${starts}).`);
  if (until - from > LONGEST_DAYS * DAY) {
    throw badTime(
      `The directive would bind for more than ${LONGEST_DAYS} days, from ${starts} to ${ends}.`,
    );
  }
}

function badTime(message: string): EngineFault {
  return new EngineFault(
    'bad-time',
    message,
    'A directive is for a time. What is to stay belongs into policy.yaml, as a rule.',
  );
}

/** Milliseconds of `90d`, `12w` or `36h`. Throws `bad-time`. */
export function lengthOf(text: string): number {
  const [, number, unit] = /^([1-9][0-9]{0,3})([hdw])$/.exec(text) ?? [];
  const length = { h: HOUR, d: DAY, w: 7 * DAY }[unit ?? ''];
  if (length !== undefined) return Number(number) * length;
  throw badTime(`${text} is no length of time such as 90d, 12w or 36h.`);
}

function instantOf(text: string): string {
  return new Date(Date.parse(text)).toISOString();
}

/** A signed directive as policies take it; null for one that nobody signed. */
export function serverDirectiveOf({
  name,
  terms,
  signed,
}: StoredDirective): ServerDirective | null {
  if (signed === null) return null;
  const { title, reason, scope, requires, message } = terms;
  const { by: issuedBy, starts, ends } = signed;
  return { id: name, title, reason, issuedBy, starts, ends, scope, requires, message };
}

/** Throws `bad-directive` with the first thing that is wrong with it, as policy.yaml would be told. */
export function refuseMistakes(
  name: string,
  terms: DirectiveTerms,
  span: Span,
  issuedBy: string | null,
  { catalog }: World,
): void {
  const { title, reason, scope, requires, message } = terms;
  // A machine that proposes is nobody in the catalog, and signs nothing.
  const answering = issuedBy ?? catalog.catalog.people[0]?.id ?? 'nobody';
  const given = { id: name, title, reason, issuedBy: answering, scope, requires, message, ...span };
  const { problems } = compileDirective(given, catalog.catalog);
  const wrong = problems.find(({ severity, code }) => {
    return severity === 'error' && (issuedBy !== null || code !== 'unknown-person');
  });
  if (wrong === undefined) return;
  throw new EngineFault(
    'bad-directive',
    `${wrong.message.replace(/^./, (first) => first.toUpperCase())}.`,
    wrong.suggestion ?? 'Write its scope as a directive of policy.yaml has it.',
  );
}

/** Throws `directive-taken` where a rule has the name, or another directive asks for the same meanwhile. */
export function refuseOverlap(
  engine: Engine,
  name: string,
  terms: DirectiveTerms,
  span: Span,
  open: readonly StoredDirective[],
): void {
  const { policy } = engine.world;
  const own = new Set(open.map((each) => each.name));
  const isRule =
    policy.rules.some(({ id }) => id === name) ||
    policy.directives.some(({ id }) => id === name && !own.has(id));
  if (isRule) {
    throw taken(`${name} is the name of a rule already.`, 'Choose another name.');
  }
  if (own.has(name)) {
    throw taken(
      `There is a directive ${name} already.`,
      'Extend that one, end it first, or choose another name.',
    );
  }
  const other = open.find((each) => overlaps(each, terms, span));
  if (other === undefined) return;
  throw taken(
    `The directive ${other.name} asks for some of the same, on the same scope, at the same time.`,
    `Extend ${other.name}, or end it first.`,
  );
}

function overlaps({ terms: theirs, signed }: StoredDirective, terms: DirectiveTerms, span: Span) {
  if (signed === null) return false;
  if (scopeCondition(theirs.scope) !== scopeCondition(terms.scope)) return false;
  if (!theirs.requires.some((name) => terms.requires.includes(name))) return false;
  return (
    Date.parse(signed.starts) < Date.parse(span.ends) &&
    Date.parse(span.starts) < Date.parse(signed.ends)
  );
}

function taken(message: string, advice: string): EngineFault {
  return new EngineFault('directive-taken', message, advice);
}
