import type { z } from 'zod';
import type { Problem } from '../problem.ts';
import { didYouMean } from '../suggest.ts';
import type { ConfigDocument, Path } from './document.ts';
import { keysAt } from './schema-keys.ts';

export type Checked<T> =
  | { readonly kind: 'fits'; readonly value: T }
  | { readonly kind: 'misfits'; readonly problems: readonly Problem[] };

/** Holds a document to a schema. Every misfit comes out as a problem at its own line and column. */
export function checkDocument<T>(schema: z.ZodType<T>, document: ConfigDocument): Checked<T> {
  const result = schema.safeParse(document.value);
  if (result.success) return { kind: 'fits', value: result.data };
  const problems = result.error.issues.flatMap((issue) => fromIssue(issue, [], schema, document));
  return { kind: 'misfits', problems };
}

type Issue = z.core.$ZodIssue;

function fromIssue(
  issue: Issue,
  parent: Path,
  schema: z.ZodType,
  document: ConfigDocument,
): readonly Problem[] {
  const path = [...parent, ...issue.path];
  if (issue.code === 'invalid_union' && issue.message === UNSAID) {
    const branch = likeliest(issue.errors);
    if (branch === null) {
      const options = issue.errors.flatMap((errors) => errors.flatMap(expectation));
      const wanted = [...new Set(options)].join(' or ');
      const message = `${named(path)} must be ${wanted || 'something else'}`;
      return [problemAt(document, path, 'wrong-type', message, null)];
    }
    return branch.flatMap((inner) => fromIssue(inner, path, schema, document));
  }
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(schema, path);
    return issue.keys.map((key) => {
      const place = document.atKey([...path, key]);
      const message = `unknown key "${key}"${path.length === 0 ? '' : ` in ${named(path)}`}`;
      return problem(document, place, 'unknown-key', message, didYouMean(key, known));
    });
  }
  return [plainProblem(issue, path, document)];
}

function plainProblem(issue: Issue, path: Path, document: ConfigDocument): Problem {
  const written = valueAt(document.value, path);
  if (issue.code === 'invalid_type' && written === undefined) {
    const message = `${named(path)} is missing`;
    return problemAt(document, path.slice(0, -1), 'missing', message, null);
  }
  if (issue.code === 'invalid_type') {
    const quote = issue.expected === 'string' && isScalar(written) ? 'Write it in quotes.' : null;
    const message = `${named(path)} must be ${TYPE_NAMES[issue.expected] ?? issue.expected}`;
    return problemAt(document, path, 'wrong-type', message, quote);
  }
  if (issue.code === 'invalid_value') {
    const choices = issue.values.map(String);
    if (written === undefined) {
      return problemAt(document, path.slice(0, -1), 'missing', `${named(path)} is missing`, null);
    }
    const shown = isScalar(written) ? ` cannot be ${JSON.stringify(written)}` : ' is no choice';
    const suggestion =
      choices.length === 1 ? `It must be ${choices[0]}.` : didYouMean(shownAs(written), choices);
    return problemAt(document, path, 'unknown-value', `${named(path)}${shown}`, suggestion);
  }
  const message = bounds(issue, named(path)) ?? `${named(path)}: ${issue.message}`;
  return problemAt(document, path, 'bad-value', message.replace(/\.$/, ''), null);
}

/** What zod says of a union that has no message of its own. */
const UNSAID = 'Invalid input';

function bounds(issue: Issue, name: string): string | null {
  if (issue.code !== 'too_small' && issue.code !== 'too_big') return null;
  const [word, limit] =
    issue.code === 'too_small' ? ['at least', issue.minimum] : ['at most', issue.maximum];
  if (issue.code === 'too_small' && issue.origin !== 'number' && limit === 1) {
    return `${name} is empty`;
  }
  if (issue.origin === 'string') return `${name} must have ${word} ${limit} characters`;
  if (issue.origin === 'array') return `${name} must have ${word} ${limit} entries`;
  return `${name} must be ${word} ${limit}`;
}

/** The branch of a union that a value was meant for: one that does not fail at its very start. */
function likeliest(branches: readonly (readonly Issue[])[]): readonly Issue[] | null {
  const meant = branches.filter(
    (issues) => !issues.some((issue) => issue.code === 'invalid_type' && issue.path.length === 0),
  );
  return meant.toSorted((a, b) => a.length - b.length)[0] ?? null;
}

function expectation(issue: Issue): readonly string[] {
  return issue.code === 'invalid_type' ? [TYPE_NAMES[issue.expected] ?? issue.expected] : [];
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map of keys',
  record: 'a map of keys',
  date: 'a date',
};

/** `rules[2].require`, or `the file` for the whole. */
function named(path: Path): string {
  const text = path.reduce<string>((before, step) => {
    if (typeof step === 'number') return `${before}[${step}]`;
    return before === '' ? String(step) : `${before}.${String(step)}`;
  }, '');
  return text === '' ? 'the file' : text;
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((here, step) => {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, step)) return undefined;
    return (here as Record<PropertyKey, unknown>)[step];
  }, value);
}

function shownAs(value: unknown): string {
  return isScalar(value) ? String(value) : '';
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** An error at the value at a path. */
export function problemAt(
  document: ConfigDocument,
  path: Path,
  code: string,
  message: string,
  suggestion: string | null,
): Problem {
  return problem(document, document.at(path), code, message, suggestion);
}

function problem(
  document: ConfigDocument,
  place: { readonly line: number; readonly column: number },
  code: string,
  message: string,
  suggestion: string | null,
): Problem {
  return { severity: 'error', code, file: document.file, ...place, message, suggestion };
}
