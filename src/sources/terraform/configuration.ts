import { isObject, member, membersOf } from '../../config/plain-data.ts';
import { listIn, textIn } from '../shared/json.ts';

/** In a configuration: what at an address refers to what. */
export interface Reference {
  readonly from: string;
  readonly to: string;
}

const DEEPEST = 50;

/** Every reference in the expressions of a plan's configuration, addresses in full. */
export function* referencesIn(root: unknown, prefix = '', depth = 0): Generator<Reference> {
  if (depth > DEEPEST) return;
  for (const resource of listIn(root, 'resources')) {
    const address = textIn(resource, 'address');
    if (address === null || textIn(resource, 'mode') === 'data') continue;
    const texts = [
      ...referencesOf(member(resource, 'expressions')),
      ...listIn(resource, 'depends_on'),
    ];
    for (const text of texts) yield* reference(`${prefix}${address}`, text, prefix);
  }
  for (const [name, call] of membersOf(member(root, 'module_calls'))) {
    const from = `${prefix}module.${name}`;
    const texts = [...referencesOf(member(call, 'expressions')), ...listIn(call, 'depends_on')];
    for (const text of texts) yield* reference(from, text, prefix);
    yield* referencesIn(member(call, 'module'), `${from}.`, depth + 1);
  }
}

/** Terraform lists a reference with its attribute and again without; only what has an address counts. */
function* reference(from: string, text: unknown, prefix: string): Generator<Reference> {
  if (typeof text !== 'string' || /^(?:var|local|each|count|path|terraform|self|data)\./.test(text))
    return;
  const parts = text.split('.');
  if (parts.length < 2) return;
  yield { from, to: `${prefix}${parts.slice(0, 2).join('.').replace(/\[.*$/, '')}` };
}

/** Lists named `references`, however deep in the blocks of an expression. */
function referencesOf(expressions: unknown): readonly unknown[] {
  const found: unknown[] = [];
  const waiting: unknown[] = [expressions];
  for (let seen = 0; waiting.length > 0 && seen < 100_000; seen++) {
    const value = waiting.pop();
    if (Array.isArray(value)) waiting.push(...(value as readonly unknown[]).slice(0, 10_000));
    else if (isObject(value)) {
      for (const [key, inner] of membersOf(value)) {
        if (key === 'references' && Array.isArray(inner))
          found.push(...(inner as readonly unknown[]).slice(0, 10_000));
        else if (key !== 'constant_value') waiting.push(inner);
      }
    }
  }
  return found;
}
