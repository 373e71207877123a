import { at, listAt, mapAt, numberAt, plain, textAt } from '../shared/tree/look.ts';
import type { ListTree, MapTree, Tree } from '../shared/tree/types.ts';
import type { Fact } from './fact.ts';
import { matchesEverything } from './regex.ts';

/** A ruleset of Cloudflare, as its API and `terraform` exports have it. */
export function cloudflareFacts(rules: ListTree): readonly Fact[] {
  return rules.items.flatMap((item, order) => {
    const match = textAt(item, 'expression') ?? textAt(item, 'filter', 'expression') ?? '';
    const name =
      textAt(item, 'ref') ?? textAt(item, 'description') ?? textAt(item, 'id') ?? `${order}`;
    const enabled = flag(item, 'enabled') !== false && flag(item, 'paused') !== true;
    const broad =
      /^\(?\s*(?:true|http\.request\.uri\.path\s+(?:contains\s+"\/?"|matches\s+"\.\*"|ne\s+"")|ip\.src\s+in\s+\{\s*0\.0\.0\.0\/0)/.test(
        match,
      );
    const action = textAt(item, 'action') ?? '';
    const rule = { action, enabled, broad, order, match };
    const limit = mapAt(item, 'ratelimit');
    return [
      ...ruleFacts(name, rule, item.line),
      ...patternsIn(match, name, item.line),
      ...(limit === null
        ? []
        : [
            {
              kind: 'limit' as const,
              key: `rule ${name}`,
              value: JSON.stringify(plain(limit)),
              line: limit.line,
            },
          ]),
    ];
  });
}

/** Expressions quote their patterns: `matches "…"`, `~ "…"`. */
function patternsIn(match: string, name: string, line: number): readonly Fact[] {
  return [...match.matchAll(/(?:matches|~)\s*r?"((?:[^"\\]|\\.)*)"/g)].map(
    ([, value = '']): Fact => ({
      kind: 'regex',
      key: `rule ${name} ${value}`,
      value,
      line,
    }),
  );
}

/** A web ACL of AWS WAF, as `aws wafv2 get-web-acl` writes it. */
export function wafFacts(acl: MapTree): readonly Fact[] {
  const facts: Fact[] = [];
  const chosen = mapAt(acl, 'DefaultAction');
  if (chosen !== null) {
    const value = chosen.entries.has('Block') ? 'block' : 'allow';
    facts.push({ kind: 'default', key: 'default action', value, line: chosen.line });
  }
  for (const [index, item] of (listAt(acl, 'Rules')?.items ?? []).entries()) {
    const name = textAt(item, 'Name') ?? `${index}`;
    const statement = mapAt(item, 'Statement');
    const match = statement === null ? '' : JSON.stringify(plain(statement));
    const action = wafAction(item);
    const order = numberAt(item, 'Priority') ?? index;
    facts.push(
      ...ruleFacts(
        name,
        { action, enabled: true, broad: isBroad(statement), order, match },
        item.line,
      ),
    );
    const limit = numberAt(statement, 'RateBasedStatement', 'Limit');
    if (limit !== null)
      facts.push({ kind: 'limit', key: `rule ${name}`, value: String(limit), line: item.line });
    const pattern = textAt(statement, 'RegexMatchStatement', 'RegexString');
    if (pattern !== null)
      facts.push({ kind: 'regex', key: `rule ${name}`, value: pattern, line: item.line });
  }
  return facts;
}

function wafAction(item: Tree): string {
  const own = [...(mapAt(item, 'Action')?.entries.keys() ?? [])][0];
  if (own !== undefined) return own.toLowerCase();
  const override = [...(mapAt(item, 'OverrideAction')?.entries.keys() ?? [])][0];
  // A group of rules that is not overridden blocks as its rules say.
  return override === 'Count' ? 'count' : 'block';
}

function isBroad(statement: MapTree | null): boolean {
  const pattern = textAt(statement, 'RegexMatchStatement', 'RegexString');
  if (pattern !== null) return matchesEverything(pattern);
  const text = textAt(statement, 'ByteMatchStatement', 'SearchString');
  const how = textAt(statement, 'ByteMatchStatement', 'PositionalConstraint');
  if (text === '/' && how === 'STARTS_WITH') return true;
  const size = at(statement, 'SizeConstraintStatement');
  return textAt(size, 'ComparisonOperator') === 'GE' && numberAt(size, 'Size') === 0;
}

/** A distribution of CloudFront, as `aws cloudfront get-distribution-config` writes it. */
export function cloudfrontFacts(config: MapTree): readonly Fact[] {
  const facts: Fact[] = [];
  const enabled = at(config, 'Enabled');
  if (enabled?.kind === 'scalar') {
    facts.push({
      kind: 'enabled',
      key: 'distribution',
      value: String(enabled.value),
      line: enabled.line,
    });
  }
  for (const item of listAt(config, 'Origins', 'Items')?.items ?? []) {
    facts.push({
      kind: 'target',
      key: `origin ${textAt(item, 'Id') ?? ''}`,
      value: textAt(item, 'DomainName') ?? '',
      line: item.line,
    });
  }
  const acl = textAt(config, 'WebACLId');
  if (acl !== null && acl !== '')
    facts.push({
      kind: 'guard',
      key: 'web ACL',
      value: acl,
      line: at(config, 'WebACLId')?.line ?? 1,
    });
  const behaviours = [
    at(config, 'DefaultCacheBehavior'),
    ...(listAt(config, 'CacheBehaviors', 'Items')?.items ?? []),
  ];
  for (const item of behaviours) {
    if (item === null) continue;
    const key = `behaviour ${textAt(item, 'PathPattern') ?? 'default'}`;
    facts.push({
      kind: 'target',
      key,
      value: textAt(item, 'TargetOriginId') ?? '',
      line: item.line,
    });
    const policy = textAt(item, 'ViewerProtocolPolicy') ?? '';
    if (policy !== 'allow-all' && policy !== '')
      facts.push({ kind: 'tls', key, value: 'on', line: item.line });
    if (
      flag(item, 'TrustedSigners', 'Enabled') === true ||
      flag(item, 'TrustedKeyGroups', 'Enabled') === true
    ) {
      facts.push({ kind: 'auth', key, value: 'on', line: item.line });
    }
    facts.push({
      kind: 'setting',
      key: `${key} settings`,
      value: JSON.stringify(plain(item)),
      line: item.line,
    });
  }
  return facts;
}

function ruleFacts(name: string, rule: NonNullable<Fact['rule']>, line: number): readonly Fact[] {
  return [{ kind: 'rule', key: `rule ${name}`, value: JSON.stringify(rule), line, rule }];
}

function flag(tree: Tree, ...path: readonly string[]): boolean | null {
  const node = at(tree, ...path);
  return node?.kind === 'scalar' && typeof node.value === 'boolean' ? node.value : null;
}
