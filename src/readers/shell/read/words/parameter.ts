/** `${name…}`: what an operation makes of a value. */
import type { ParameterExpansionPart, Word as SyntaxWord } from 'unbash';
import { UNKNOWN } from '../../types.ts';
import type { Word } from '../../types.ts';
import { joined } from '../state/variables.ts';
import { matchesGlob } from './match-glob.ts';
import { knownWord, unknownWord } from './value.ts';
import type { Value } from './value.ts';

export interface Parameters {
  /** Undefined where nothing has set it. */
  readonly lookUp: (name: string) => Value | undefined;
  readonly assign: (name: string, value: Value) => void;
  /** An operand as one word; the commands inside it run. */
  readonly one: (word: SyntaxWord) => Word;
}

const LONGEST = 4096;

export function parameterValue(part: ParameterExpansionPart, given: Parameters): Value {
  const { parameter, prefix, operation } = part;
  if (operation?.type === 'Default') return withDefault(part, operation, given);
  const found = elementOf(part, given);
  if (prefix === '#') return lengthOf(part, found);
  if (prefix === '!') return indirect(part, found, given);
  if (found === undefined) {
    if (operation !== undefined) operandsOf(part, given);
    return unknownWord(`$${parameter}`);
  }
  return operation === undefined ? found : operated(part, found, given);
}

/** The value, or the element that an index names. */
function elementOf({ parameter, index }: ParameterExpansionPart, given: Parameters) {
  const value = given.lookUp(parameter);
  if (index === undefined || value === undefined) {
    if (value?.list === undefined || /^[@*]$/.test(parameter)) return value;
    return value.list[0] ?? knownWord('');
  }
  const { text, known } = given.one(index);
  if (text === '@' || text === '*') return value;
  if (value.list === undefined) return text === '0' ? value : unknownWord(`$${parameter}`);
  if (!known || !/^-?\d{1,6}$/.test(text)) return unknownWord(`$${parameter}`);
  return value.list.at(Number(text)) ?? knownWord('');
}

function withDefault(
  part: ParameterExpansionPart,
  operation: Extract<ParameterExpansionPart['operation'], { type: 'Default' }>,
  given: Parameters,
): Value {
  const value = elementOf(part, given);
  const operand = given.one(operation.operand);
  const { operator } = operation;
  const set = value !== undefined && !(operator.startsWith(':') && value.text === '');
  const unsure = value !== undefined && !value.known;
  switch (operator) {
    case '+':
    case ':+':
      return set ? operand : knownWord('');
    case '?':
    case ':?':
      return value === undefined || value.text === '' ? unknownWord(`$${part.parameter}`) : value;
    case '=':
    case ':=':
      if (!set) given.assign(part.parameter, operand);
      return set ? value : operand;
    default:
      if (unsure) return value;
      return set ? value : operand;
  }
}

function lengthOf({ parameter, index }: ParameterExpansionPart, value: Value | undefined): Value {
  if (value === undefined || !value.known) return unknownWord(`\${#${parameter}}`);
  const many = index !== undefined && value.list !== undefined;
  return knownWord(String(many ? value.list.length : value.text.length));
}

function indirect(part: ParameterExpansionPart, value: Value | undefined, given: Parameters) {
  const unknown = unknownWord(`\${!${part.parameter}}`);
  if (part.operation?.type === 'Names' || part.index !== undefined) return unknown;
  if (value === undefined || !value.known) return unknown;
  return given.lookUp(value.text) ?? unknown;
}

function operandsOf({ operation }: ParameterExpansionPart, given: Parameters): void {
  if (operation === undefined) return;
  if ('operand' in operation && operation.operand !== undefined) given.one(operation.operand);
  if (operation.type === 'Replace') {
    given.one(operation.pattern);
    given.one(operation.replacement);
  }
}

function operated(part: ParameterExpansionPart, value: Value, given: Parameters): Value {
  const { operation, parameter } = part;
  const unknown = unknownWord(`$${parameter}`);
  const each = (change: (text: string) => string | null): Value => {
    const words = (value.list ?? [value]).map((word) => {
      const text = word.known && word.text.length <= LONGEST ? change(word.text) : null;
      return text === null ? unknown : { ...knownWord(text), glob: word.glob };
    });
    const [only = knownWord('')] = words;
    return value.list === undefined ? only : { ...joined(words, ' '), list: words };
  };
  switch (operation?.type) {
    case 'Remove': {
      const { text, known } = given.one(operation.operand);
      return each((of) => (known ? without(of, text, operation.operator) : null));
    }
    case 'Replace': {
      const pattern = given.one(operation.pattern);
      const by = given.one(operation.replacement);
      if (!pattern.known || /[*?[]/.test(pattern.text)) return unknown;
      return each((of) => replaced(of, pattern.text, by.text, operation.operator));
    }
    case 'Slice':
      return sliced(operation, value, given) ?? unknown;
    case 'CaseModification':
      if (operation.operand !== undefined) return unknown;
      return each((of) => cased(of, operation.operator));
    case 'Transform':
      return unknown;
    default:
      return unknown;
  }
}

function sliced(
  operation: Extract<ParameterExpansionPart['operation'], { type: 'Slice' }>,
  value: Value,
  given: Parameters,
): Value | null {
  const offset = given.one(operation.offset).text.trim();
  const length = operation.length && given.one(operation.length).text.trim();
  if (!/^-?\d{1,6}$/.test(offset) || (length !== undefined && !/^\d{1,6}$/.test(length))) {
    return null;
  }
  const start = Number(offset);
  const end = length === undefined ? undefined : start + Number(length);
  if (value.list !== undefined) {
    const from = Math.max(0, start - 1);
    const list = value.list.slice(from, end === undefined ? undefined : from + Number(length));
    return { ...joined(list, ' '), list };
  }
  return value.known ? knownWord(value.text.slice(start, end)) : null;
}

function without(text: string, pattern: string, operator: '#' | '##' | '%' | '%%'): string {
  const lengths = Array.from({ length: text.length + 1 }, (_, index) => index);
  const front = operator.startsWith('#');
  const greedy = operator.length === 2;
  const order = greedy ? lengths.toReversed() : lengths;
  if (text.length ** 2 * pattern.length > 4_000_000) return UNKNOWN;
  for (const length of order) {
    const part = front ? text.slice(0, length) : text.slice(text.length - length);
    if (matchesGlob(pattern, part)) {
      return front ? text.slice(length) : text.slice(0, text.length - length);
    }
  }
  return text;
}

function replaced(text: string, pattern: string, by: string, operator: string): string {
  if (pattern === '') return text;
  if (operator === '/#') return text.startsWith(pattern) ? by + text.slice(pattern.length) : text;
  if (operator === '/%') {
    return text.endsWith(pattern) ? text.slice(0, text.length - pattern.length) + by : text;
  }
  return operator === '//' ? text.replaceAll(pattern, () => by) : text.replace(pattern, () => by);
}

function cased(text: string, operator: string): string {
  const first = text.slice(0, 1);
  switch (operator) {
    case '^^':
      return text.toUpperCase();
    case ',,':
      return text.toLowerCase();
    case '^':
      return first.toUpperCase() + text.slice(1);
    default:
      return first.toLowerCase() + text.slice(1);
  }
}
