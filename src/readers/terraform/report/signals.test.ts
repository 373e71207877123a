import { describe, expect, it } from 'vitest';
import { readSample, sampleChange, samplePlan } from '../sample-plan.ts';

type Extra = Readonly<Record<string, unknown>>;

const create = (type: string, name: string) =>
  sampleChange(type, ['create'], null, {}, { element: { address: `${type}.${name}`, name } });
const remove = sampleChange('aws_sqs_queue', ['delete'], {}, null);
const keep = sampleChange('aws_vpc', ['no-op'], {}, {});
const STACK = [create('aws_vpc', 'a'), create('aws_db_instance', 'b'), create('aws_iam_role', 'c')];
const STATELESS = [create('aws_vpc', 'a'), create('aws_subnet', 'b'), create('aws_iam_role', 'c')];
const env = (value: string): Extra => ({ variables: { environment: { value } } });
const state = (resources: readonly Extra[]): Extra => ({
  prior_state: { values: { root_module: { child_modules: [{ resources }] } } },
});

async function signals(changes: Parameters<typeof samplePlan>[0], extra: Extra = {}) {
  const result = await readSample(samplePlan(changes, extra));
  return result.signals.map(({ kind, weight }) => `${kind} ${weight}`);
}

describe('signals', () => {
  it.each([
    ['0.1', []],
    ['1.0', []],
    ['1.2', []],
    ['1.99', []],
    ['2.0', ['newer-format hold']],
    ['x', ['newer-format hold']],
    [undefined, ['newer-format hold']],
    [12, ['newer-format hold']],
  ])('format version %s', async (version, expected) => {
    expect(await signals([keep], { format_version: version })).toEqual(expected);
  });

  it.each([
    ['errored', [keep], { errored: true }, ['errored-plan hold']],
    ['not errored', [keep], { errored: false }, []],
    ['incomplete', [keep], { complete: false }, ['incomplete-input note']],
    ['nothing to apply', [keep], { applyable: false }, []],
    [
      'changes that cannot be applied',
      [keep, remove],
      { applyable: false },
      ['incomplete-input hold'],
    ],
    ['drift', [keep], { resource_drift: [remove] }, ['drift note']],
    [
      'an action',
      [keep],
      { action_invocations: [{ type: 'aws_ec2_stop' }] },
      ['unknown-input hold'],
    ],
    ['no action', [keep], { action_invocations: [] }, []],
    [
      'deferred',
      [keep],
      { deferred_changes: [{ reason: 'x', resource_change: remove }] },
      ['incomplete-input note'],
    ],
    ['everything destroyed', [remove], {}, ['destroy-mode note']],
    ['something kept', [remove, keep], {}, []],
  ] as const)('%s', async (_title, changes, extra, expected) => {
    expect(await signals(changes, extra)).toEqual(expected);
  });

  it.each([
    ['a stack with data in production', STACK, env('prod'), ['empty-state hold']],
    ['a stack with data, nobody knows where', STACK, {}, ['empty-state hold']],
    ['a first plan in development', STACK, env('dev'), ['empty-state note']],
    ['a stack without data', STATELESS, env('prod'), ['empty-state note']],
    ['two resources', STACK.slice(0, 2), env('prod'), []],
    ['beside what exists', [...STACK, keep], env('prod'), []],
    ['with a state', STACK, { ...env('prod'), ...state([{ mode: 'managed' }]) }, []],
    [
      'with data sources in the state',
      STACK,
      { ...env('prod'), ...state([{ mode: 'data' }]) },
      ['empty-state hold'],
    ],
  ] as const)('an empty state: %s', async (_title, changes, extra, expected) => {
    expect(await signals(changes, extra)).toEqual(expected);
  });

  it('says nothing of a plan that only changes outputs', async () => {
    const plan = { format_version: '1.2', output_changes: { a: { actions: ['create'] } } };
    expect(await readSample(plan)).toMatchObject({ kind: 'plan', effects: [], signals: [] });
  });
});
