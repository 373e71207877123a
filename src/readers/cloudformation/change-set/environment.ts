import type { EnvironmentKind } from '../../../core/change/types.ts';
import { listAt, textAt } from '../../shared/tree/look.ts';
import { environmentIn, environmentInName, moreDangerous } from '../../shared/environment-words.ts';
import type { ChangeSet } from './change-set.ts';

/** The environment that a change set is for, and what says so. */
export interface EnvironmentOf {
  readonly kind: EnvironmentKind;
  readonly name: string | null;
  /** `StackName is "orders-prod"`, or null where nothing names one. */
  readonly note: string | null;
}

const KEYS =
  /^(?:[\w.-]*[:/._-])?(?:env|environment|environmentname|envname|envtype|stage|stagename|tier|deploymentenvironment)$/i;

/** Tags and parameters that name an environment, and the name of the stack; the most dangerous counts. */
export function environmentOf(changeSet: ChangeSet): EnvironmentOf {
  const { tree, stackName } = changeSet;
  const found: { kind: EnvironmentKind; name: string; note: string }[] = [];
  const lists = [
    { list: 'Tags', key: 'Key', value: ['Value'] },
    { list: 'Parameters', key: 'ParameterKey', value: ['ResolvedValue', 'ParameterValue'] },
  ];
  for (const { list, key, value } of lists) {
    for (const item of listAt(tree, list)?.items ?? []) {
      const name = textAt(item, key);
      if (name === null || !KEYS.test(name)) continue;
      for (const text of value.map((field) => textAt(item, field))) {
        const kind = text === null ? undefined : environmentIn(text)?.kind;
        if (text === null || kind === undefined) continue;
        found.push({
          kind,
          name: text.slice(0, 80),
          note: `${list} ${name.slice(0, 80)} is "${text.slice(0, 80)}"`,
        });
      }
    }
  }
  const named = environmentInName(stackName);
  if (named !== null) {
    found.push({ kind: named.kind, name: named.word, note: `StackName is "${stackName}"` });
  }
  const worst = found
    .map(({ kind }) => kind)
    .reduce<EnvironmentKind | null>((a, b) => (a === null ? b : moreDangerous(a, b)), null);
  const best = found.find(({ kind }) => kind === worst);
  return best ?? { kind: 'unknown', name: null, note: null };
}
