import type { DirectiveFile } from '../schema/policy.ts';

type Scope = DirectiveFile['scope'];

/** Whether a directive is about single effects: it is, once its scope says what an effect must hit. */
export function perOf(directive: DirectiveFile): 'effect' | 'change' {
  const { tiers, systems, environments } = directive.scope;
  const narrowed = tiers !== undefined || systems !== undefined || environments !== undefined;
  return narrowed ? 'effect' : (directive.per ?? 'change');
}

/** A directive's scope as one condition, which people see and which is compiled like any other. */
export function scopeCondition(scope: Scope): string {
  const parts: string[] = [];
  if (scope.tiers !== undefined) {
    parts.push(`effect.tiers.exists(t, t in [${scope.tiers.join(', ')}])`);
  }
  if (scope.systems !== undefined) {
    parts.push(`effect.systems.exists(s, s in ${textList(scope.systems)})`);
  }
  if (scope.environments !== undefined) {
    // What is not known not to be production is judged like it.
    const unknown = scope.environments.includes('production') ? ['unknown' as const] : [];
    const kinds = new Set([...scope.environments, ...unknown]);
    parts.push(`effect.environment in ${textList([...kinds])}`);
  }
  if (scope.when !== undefined) parts.push(`(${scope.when.trim()})`);
  return parts.length === 0 ? 'true' : parts.join(' && ');
}

function textList(items: readonly string[]): string {
  return `[${items.map((item) => JSON.stringify(item)).join(', ')}]`;
}
