import { at } from '../../../shared/tree/look.ts';
import type { MapTree } from '../../../shared/tree/types.ts';
import { textsAt, valuesAt } from '../../template/values.ts';
import { markOf } from '../types.ts';
import type { Finding, Rule, Subject } from '../types.ts';
import { PUBLIC_SETTINGS } from './public-settings.ts';
import type { PublicSetting } from './public-settings.ts';

/** Properties that let everybody in, and functions that everybody may call. */
export const accessRule: Rule = (subject) => {
  const { after, act, type } = subject;
  if (after === null || !['create', 'update', 'replace'].includes(act)) return [];
  return [
    ...PUBLIC_SETTINGS.filter(({ types }) => types.test(type))
      .filter((setting) => opens(setting, subject, after))
      .map((setting) => finding(setting, after)),
    ...anybodysFunction(subject, after),
  ];
};

function opens(setting: PublicSetting, subject: Subject, after: MapTree): boolean {
  const values = valuesAt(after, setting.path);
  // On a new resource only what is said counts, not what is left out.
  if (subject.act === 'create' || subject.before === null) {
    return (
      setting.onCreate &&
      values.some((value) => value.kind === 'text' && setting.open.test(value.text))
    );
  }
  const open = (properties: MapTree): readonly boolean[] =>
    valuesAt(properties, setting.path).map((value) =>
      value.kind === 'text'
        ? setting.open.test(value.text)
        : value.kind === 'absent' && setting.none === 'open',
    );
  const then = open(subject.before);
  return open(after).some((now, index) => now && !(then[index] ?? then.at(-1) ?? false));
}

function finding(setting: PublicSetting, after: MapTree): Finding {
  const key = setting.path.at(-1) ?? '';
  const tree = at(after, ...setting.path);
  return {
    verb: 'expose',
    traits: ['public-exposure'],
    because:
      tree === null
        ? `${setting.path.join('.')} is left out, and what it kept away is let in`
        : `${setting.path.join('.')} lets everybody in`,
    safer: [setting.safer],
    marks: tree === null ? [] : [markOf('after', key, tree)],
  };
}

/** A permission for every principal that no source, account or organisation narrows. */
function anybodysFunction(subject: Subject, after: MapTree): readonly Finding[] {
  if (
    subject.type !== 'AWS::Lambda::Permission' &&
    subject.type !== 'AWS::Lambda::LayerVersionPermission'
  )
    return [];
  const everybody = (properties: MapTree | null): boolean =>
    textsAt(properties, ['Principal']).includes('*') &&
    ['SourceArn', 'SourceAccount', 'PrincipalOrgID', 'OrganizationId', 'EventSourceToken'].every(
      (name) => at(properties, name) === null,
    );
  if (!everybody(after) || everybody(subject.before)) return [];
  return [
    {
      verb: 'expose',
      traits: ['public-exposure'],
      because: 'Principal is * and nothing narrows it, so everybody may call it',
      safer: ['name the account, or add `PrincipalOrgID` or `SourceArn`'],
      marks: [],
    },
  ];
}
