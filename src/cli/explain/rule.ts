import type { CatalogIndex } from '../../core/catalog/compile.ts';
import { describeNeed } from '../../core/policy/describe.ts';
import type { Directive, Policy, Rule } from '../../core/policy/types.ts';
import { Page } from '../render/text/page.ts';
import { plain } from '../terminal/layout.ts';
import type { Style } from '../terminal/style.ts';

/** A rule or directive by id, or null. */
export function findRule(policy: Policy, id: string): Rule | Directive | null {
  return (
    policy.rules.find((rule) => rule.id === id) ??
    policy.directives.find((directive) => directive.id === id) ??
    null
  );
}

export function ruleText(
  found: Rule | Directive,
  roster: CatalogIndex,
  style: Style,
  columns: number,
): string {
  const rule = 'rule' in found ? found.rule : found;
  const page = new Page(style, columns);
  page.line(`${style.bold(plain(found.id))}  ${plain(rule.title)}`);
  page.line();
  const label = (name: string, text: string) => page.labelled(style.dim(name), 9, text);
  if ('rule' in found) {
    label('Directive', `In force from ${found.starts} until ${found.ends}.`);
    label('Issued', `By ${found.issuedBy}: ${found.reason}`);
  }
  label(
    'Applies',
    `${rule.whenText.trim()} (asked ${rule.per === 'effect' ? 'for each effect' : 'once for the change'})`,
  );
  label('Asks', demandWords(rule, roster));
  label('Grave', rule.severity ?? 'by the tier of what is hit and its environment');
  label('Why', rule.message);
  if (rule.lift !== '') label('To lift', rule.lift);
  label('Written', `${rule.source.file}:${rule.source.line}`);
  return page.toString();
}

function demandWords({ demand }: Rule, roster: CatalogIndex): string {
  if (demand.kind === 'deny') return 'Nothing lifts it: the change is denied.';
  const approvals = demand.approvals.map(({ count, from }) => describeNeed(count, from, roster));
  const checks = demand.validations.map((name) => `the check "${name}"`);
  return `${[...approvals, ...checks].join(', ')}.`;
}
