import type { ASTNode } from '@marcbachmann/cel-js';
import { didYouMean } from '../suggest.ts';
import { asComprehension, asPresenceTest, asText, childrenOf } from './ast.ts';
import { conditionProblem, unknownField } from './condition-problem.ts';
import type { ConditionProblem } from './condition-problem.ts';
import { fieldOf, variableOf } from './fields.ts';
import type { Field } from './fields.ts';

/** Ids that a catalog knows, for conditions that name them. */
export interface KnownNames {
  readonly system: ReadonlySet<string>;
  readonly person: ReadonlySet<string>;
}

type Scope = ReadonlyMap<string, Field | null>;

/**
 * Finds what types cannot: texts that a field can never be ("producton"), ids that are not in the
 * catalog, fields that `has()` can never find, patterns that are not regular expressions. Each of them
 * makes a rule that never matches.
 */
export function checkNames(root: ASTNode, known: KnownNames | null): readonly ConditionProblem[] {
  const problems: ConditionProblem[] = [];
  visit(root, new Map());
  return problems;

  function visit(node: ASTNode, scope: Scope): void {
    const comprehension = asComprehension(node);
    if (comprehension !== null) {
      visit(comprehension.range, scope);
      const item = itemOf(shapeOf(comprehension.range, scope));
      const inner = new Map(scope).set(comprehension.variable, item);
      for (const body of comprehension.bodies) visit(body, inner);
      return;
    }
    const asked = asPresenceTest(node);
    if (asked !== null) checkPresence(asked, scope);
    else if (node.op === '==' || node.op === '!=') checkEquality(node.args, scope);
    else if (node.op === 'in') checkMembership(node.args, scope);
    else if (node.op === 'rcall' && node.args[0] === 'matches') checkPattern(node.args[2][0]);
    for (const child of childrenOf(node)) visit(child, scope);
  }

  function checkEquality([left, right]: readonly [ASTNode, ASTNode], scope: Scope): void {
    checkText(left, shapeOf(right, scope));
    checkText(right, shapeOf(left, scope));
  }

  function checkMembership([item, range]: readonly [ASTNode, ASTNode], scope: Scope): void {
    const shape = shapeOf(range, scope);
    if (shape?.type.startsWith('list<')) checkText(item, itemOf(shape));
    if (range.op !== 'list') return;
    const wanted = shapeOf(item, scope);
    for (const element of range.args) checkText(element, wanted);
  }

  function checkText(node: ASTNode, field: Field | null): void {
    const text = asText(node);
    if (text === null || field?.type !== 'string') return;
    const { choices, names } = field;
    if (choices !== undefined && !choices.includes(text)) {
      const message = `this is never "${text}", so the comparison decides nothing`;
      const suggestion = didYouMean(text, choices);
      problems.push(conditionProblem(node.start, 'unknown-value', message, suggestion));
    }
    if (names === undefined || known === null || known[names].has(text)) return;
    const message = `the catalog has no ${names} "${text}"`;
    const suggestion = didYouMean(text, known[names]);
    // A policy may be shared by repositories that each have their own catalog.
    const problem = conditionProblem(node.start, `unknown-${names}`, message, suggestion);
    problems.push({ ...problem, severity: 'warning' });
  }

  function checkPresence(node: ASTNode, scope: Scope): void {
    if (node.op !== '.') return;
    const owner = shapeOf(node.args[0], scope);
    if (owner === null || owner.type.startsWith('map<')) return;
    if (fieldOf(owner.type, node.args[1]) !== undefined) return;
    problems.push(unknownField(node.start, node.args[1], owner.type));
  }

  function checkPattern(argument: ASTNode | undefined): void {
    const text = argument === undefined ? null : asText(argument);
    if (argument === undefined || text === null) return;
    try {
      RegExp(text);
    } catch (fault) {
      const message = fault instanceof Error ? fault.message : String(fault);
      problems.push(conditionProblem(argument.start, 'bad-pattern', message, null));
    }
  }
}

/** What is known of the value that an expression stands for, or null. */
function shapeOf(node: ASTNode, scope: Scope): Field | null {
  switch (node.op) {
    case 'id':
      return scope.has(node.args)
        ? (scope.get(node.args) ?? null)
        : (variableOf(node.args) ?? null);
    case '.': {
      const owner = shapeOf(node.args[0], scope);
      if (owner === null) return null;
      return owner.type.startsWith('map<')
        ? valueOf(owner)
        : (fieldOf(owner.type, node.args[1]) ?? null);
    }
    case '[]': {
      const owner = shapeOf(node.args[0], scope);
      return owner?.type.startsWith('map<') ? valueOf(owner) : itemOf(owner);
    }
    case 'rcall': {
      const comprehension = asComprehension(node);
      return comprehension?.macro === 'filter' ? shapeOf(comprehension.range, scope) : null;
    }
    default:
      return null;
  }
}

function itemOf(list: Field | null): Field | null {
  const type = /^list<(.+)>$/.exec(list?.type ?? '')?.[1];
  return list === null || type === undefined ? null : { ...list, type };
}

function valueOf(map: Field): Field {
  return { ...map, type: 'string' };
}
