import { at } from '../../../shared/tree/look.ts';
import { amount, itemsAt, textsAt, valuesAt } from '../../template/values.ts';
import type { Value } from '../../template/values.ts';
import type { MapTree } from '../../../shared/tree/types.ts';
import { markOf, staysPerhaps } from '../types.ts';
import type { Finding, Rule } from '../types.ts';
import { RETENTIONS } from './retentions.ts';
import type { Retention } from './retentions.ts';

/** Times for which something is kept, and which are cut. */
export const retentionRule: Rule = (subject) => {
  const { before, after, type } = subject;
  if (!staysPerhaps(subject) || before === null || after === null) return [];
  return [
    ...RETENTIONS.filter((retention) => retention.type === undefined || retention.type === type)
      .filter((retention) => isCut(retention, before, after))
      .map((retention) => finding(retention, before, after)),
    ...RETENTIONS.filter((retention) => retention.type === undefined || retention.type === type)
      .filter((retention) => isUntold(retention, before, after))
      .map((retention) => untold(retention, after)),
    ...(type === 'AWS::Backup::BackupPlan' ? backupPlan(before, after) : []),
  ];
};

/** True where a time was given and the new one is only known to AWS. */
function isUntold(retention: Retention, before: MapTree, after: MapTree): boolean {
  const then = valuesAt(before, retention.path).map((value) => lasts(retention, value));
  const now = valuesAt(after, retention.path).map((value) => lasts(retention, value));
  const longest = Math.max(0, ...known(then));
  return longest > 0 && !then.includes(null) && now.includes(null);
}

function untold(retention: Retention, after: MapTree): Finding {
  const name = retention.path.join('.');
  const tree = at(after, ...retention.path);
  return {
    atLeast: 'unknown',
    traits: [],
    because: `nobody can tell from the template whether ${name} is shortened`,
    safer: [`give the parameter behind \`${name}\` a default, or read the change set`],
    marks: tree === null ? [] : [markOf('after', retention.path.at(-1) ?? '', tree)],
  };
}

function isCut(retention: Retention, before: MapTree, after: MapTree): boolean {
  const then = valuesAt(before, retention.path).map((value) => lasts(retention, value));
  const now = valuesAt(after, retention.path).map((value) => lasts(retention, value));
  if (then.length === now.length) return then.some((old, index) => shorter(old, now[index]));
  return (
    shorter(Math.max(...known(then)), Math.max(...known(now))) ||
    shorter(Math.min(...known(then)), Math.min(...known(now)))
  );
}

function known(values: readonly (number | null)[]): readonly number[] {
  return values.filter((value) => value !== null);
}

function shorter(old: number | null, next: number | null | undefined): boolean {
  if (old === null || next === undefined || next === null) return false;
  return Number.isNaN(old) || Number.isNaN(next) ? false : next < old;
}

function lasts(retention: Retention, value: Value): number | null {
  if (value.kind === 'absent') {
    if (retention.none === 'forever') return Infinity;
    return retention.none === 'off' ? 0 : retention.none;
  }
  const number = amount(value);
  return number === -1 ? Infinity : number;
}

function finding(retention: Retention, before: MapTree, after: MapTree): Finding {
  const name = retention.path.join('.');
  const key = retention.path.at(-1) ?? '';
  const old = at(before, ...retention.path);
  const next = at(after, ...retention.path);
  const marks = [
    ...(old === null ? [] : [markOf('before', key, old)]),
    ...(next === null ? [] : [markOf('after', key, next)]),
  ];
  if (retention.windowOnly === true) {
    return {
      traits: ['retention-shortened'],
      because: `${name} is shortened, which leaves less time to call a loss off`,
      safer: [`keep \`${name}\``],
      marks,
    };
  }
  return {
    atLeast: 'irreversible',
    data: 'holds-data',
    traits: ['retention-shortened'],
    because: `${name} is shortened, and the ${retention.keeps} that are older are deleted for good`,
    safer: [`keep \`${name}\`, or copy what is older elsewhere first`],
    marks,
  };
}

/** A rule taken out of a backup plan, or one that keeps recovery points for a shorter time. */
function backupPlan(before: MapTree, after: MapTree): readonly Finding[] {
  const path = ['BackupPlan', 'BackupPlanRule'];
  const then = itemsAt(before, path);
  const now = itemsAt(after, path);
  const nameOf = (rule: (typeof then)[number]): string => textsAt(rule, ['RuleName'])[0] ?? '';
  const days = (rule: (typeof then)[number]): number =>
    Number(textsAt(rule, ['Lifecycle', 'DeleteAfterDays'])[0] ?? Infinity);
  const gone = then.filter((rule) => !now.some((other) => nameOf(other) === nameOf(rule)));
  const cut = then.filter((rule) =>
    now.some((other) => nameOf(other) === nameOf(rule) && days(other) < days(rule)),
  );
  const findings: Finding[] = [];
  if (gone.length > 0) {
    findings.push({
      traits: ['protection-removed'],
      because: 'a rule is taken out of the plan, and what it backed up is no longer backed up',
      safer: ['keep the rule'],
      marks: gone.map((rule) => ({ side: 'before', line: rule.line, text: 'RuleName: …' })),
    });
  }
  if (cut.length > 0) {
    findings.push({
      traits: ['retention-shortened'],
      because: 'DeleteAfterDays is shortened, so new recovery points are kept for a shorter time',
      safer: ['keep `DeleteAfterDays`'],
      marks: [],
    });
  }
  return findings;
}
