import { CLASSES } from '../../../shared/resource-types/classes.ts';
import type { Doing } from '../../types.ts';
import { isOrdinaryRun, onlyLooks } from '../infrastructure/remote-run.ts';
import { accountRules } from './account-rules.ts';
import { dataRules } from './data-rules.ts';
import type { AwsRequest } from './request.ts';
import { addressesOf } from './request.ts';
import type { AwsEffect, AwsRule } from './rules.ts';
import { secretRules } from './secret-rules.ts';
import { serviceRules } from './service-rules.ts';
import { awsTypeOf } from './type-of.ts';
import { spokenBy } from './verbs.ts';

const BY_OPERATION: ReadonlyMap<string, readonly AwsRule[]> = indexed([
  ...secretRules,
  ...dataRules,
  ...accountRules,
  ...serviceRules,
]);

/** What a request does: by its own rule where there is one, else by its first word and its noun. */
export function awsDoings(request: AwsRequest): readonly Doing[] {
  const { service, operation } = request;
  const rules = [`${service} ${operation}`, `* ${operation}`].flatMap(
    (key) => BY_OPERATION.get(key) ?? [],
  );
  const does = rules.find((rule) => fits(rule, request))?.does ?? byWords(request);
  if (does === 'harmless' || looksThere(request)) return [];
  const noun = spokenBy(operation)?.noun ?? operation;
  const { type = awsTypeOf(service, noun).type, ...rest } = does;
  return addressesOf(request).map((address) => ({
    ...rest,
    type,
    address,
    provider: 'aws',
    traits: rest.traits ?? [],
    safer: rest.safer ?? [],
  }));
}

/** True where the command that is run on machines or in a container only looks. */
function looksThere({ service, operation, options }: AwsRequest): boolean {
  const call = `${service} ${operation}`;
  const given = (option: string) => (options.get(option) ?? []).map(({ text }) => text).join(' ');
  if (call === 'ecs execute-command') return isOrdinaryRun(given('--command'));
  if (call !== 'ssm send-command') return false;
  const commands = /^commands=(?:\[?"([^"\n]*)"\]?|'([^'\n]*)'|([^[\n]*))$/.exec(
    given('--parameters'),
  );
  return commands !== null && onlyLooks(commands[1] ?? commands[2] ?? commands[3] ?? '');
}

function fits({ has, where }: AwsRule, { options, text }: AwsRequest): boolean {
  if (has !== undefined && !has.some((name) => options.has(name))) return false;
  return where === undefined || where.test(text);
}

function byWords({ service, operation }: AwsRequest): 'harmless' | AwsEffect {
  const spoken = spokenBy(operation);
  const nothing = { data: 'none', reversibility: 'reversible' } as const;
  switch (spoken?.deed) {
    case 'look':
    case 'give':
      return 'harmless';
    case 'make':
      return { ...nothing, verb: 'create', why: 'It makes something new.' };
    case 'change':
      return { ...nothing, verb: 'update', why: 'It changes settings that can be changed back.' };
    case 'run':
      return { ...nothing, verb: 'execute', why: 'It runs something.' };
    case 'halt':
      return {
        verb: 'update',
        reversibility: 'costly',
        data: 'none',
        traits: ['downtime'],
        why: 'Something that works stops to work until it is undone.',
      };
    case 'lose':
      return loss(service, spoken.noun);
    case undefined:
      return {
        verb: 'execute',
        reversibility: 'unknown',
        data: 'unknown',
        traits: ['unlisted-program'],
        type: 'aws-command',
        why: 'What this operation does is on no list that Holdpoint has.',
      };
  }
}

/** A deletion by the class of what goes. Nothing here says how it was made, so it is costly at least. */
function loss(service: string, noun: string): AwsEffect {
  const { type, known } = awsTypeOf(service, noun);
  if (known === null) {
    return {
      verb: 'delete',
      type,
      reversibility: 'irreversible',
      data: 'unknown',
      traits: ['unlisted-type'],
      why: 'It deletes something of which no list says whether it holds data.',
    };
  }
  const facts = CLASSES[known.class];
  return {
    verb: 'delete',
    type,
    reversibility: facts.loss === 'reversible' ? 'costly' : facts.loss,
    data: facts.data,
    traits: known.class === 'guard' ? [...facts.traits, 'protection-removed'] : facts.traits,
    why: `It deletes ${facts.noun} (list: ${known.list}), and nothing here says how to make it again.`,
    safer:
      facts.data === 'none' ? [] : ['take a snapshot or backup first and check that it restores'],
  };
}

function indexed(rules: readonly AwsRule[]): ReadonlyMap<string, readonly AwsRule[]> {
  const index = new Map<string, AwsRule[]>();
  for (const rule of rules) {
    const [services = '', operations = ''] = rule.on.split(' ');
    for (const service of services.split('|')) {
      for (const operation of operations.split('|')) {
        const key = `${service} ${operation}`;
        index.set(key, [...(index.get(key) ?? []), rule]);
      }
    }
  }
  return index;
}
