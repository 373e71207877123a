import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../types.ts';
import { terraformReader } from './reader.ts';
import { effectOf, readSample, sampleChange, samplePlan } from './sample-plan.ts';

const database = (actions: readonly string[], change = {}, element = {}) =>
  sampleChange('aws_db_instance', actions, { a: 1 }, { a: 2 }, { change, element });

describe('actions', () => {
  it.each([
    [['create'], 'create', 'reversible', []],
    [['read'], 'read', 'reversible', []],
    [['update'], 'update', 'reversible', []],
    [['delete'], 'delete', 'irreversible', []],
    [['delete', 'create'], 'replace', 'irreversible', []],
    [['create', 'delete'], 'replace', 'irreversible', ['create-before-destroy']],
    [['forget'], 'forget', 'reversible', []],
    [['create', 'forget'], 'create', 'reversible', []],
  ] as const)('%j is %s', async (actions, verb, reversibility, traits) => {
    const { effects, signals } = await readSample(samplePlan([database(actions)]));
    expect(effects).toHaveLength(1);
    expect(effects[0]).toMatchObject({ verb, reversibility });
    expect(effects[0]?.traits).toEqual(expect.arrayContaining([...traits]));
    expect(signals.filter(({ weight }) => weight === 'hold')).toEqual([]);
  });

  it.each([
    [['delete', 'update']],
    [['no-op', 'delete']],
    [['explode']],
    [[]],
    ['delete'],
    [null],
    [[1]],
    [{ delete: true }],
  ])('%j is unknown and holds', async (actions) => {
    const plan = samplePlan([database(actions as readonly string[])]);
    const { effects, signals } = await readSample(plan);
    expect(effects).toHaveLength(1);
    expect(effects[0]?.reversibility).toMatch(/unknown|irreversible/);
    expect(signals).toContainEqual(
      expect.objectContaining({ kind: 'unknown-input', weight: 'hold' }),
    );
  });

  it('leaves a no-op out, and only a no-op', async () => {
    const lure = { note: '"actions":["no-op"]', change: { actions: ['no-op'] } };
    const plan = samplePlan([
      database(['no-op']),
      sampleChange('aws_db_instance', ['delete'], lure, null),
      sampleChange('aws_sqs_queue', ['delete'], { actions: ['no-op'] }, null),
    ]);
    const { effects } = await readSample(plan);
    expect(effects.map(({ verb, evidence }) => [verb, evidence[0]?.pointer])).toEqual([
      ['delete', '/resource_changes/1/change/actions'],
      ['delete', '/resource_changes/2/change/actions'],
    ]);
  });

  it('reads a no-op that is written in another way', async () => {
    const text = JSON.stringify(samplePlan([database(['no-op'])], {})).replace(
      '"actions":["no-op"]',
      String.raw`"\u0061ctions" : [ "no\u002dop" ]`,
    );
    expect((await readSample(text)).effects).toEqual([]);
  });

  it('tells moves and imports from no-ops', async () => {
    const moved = await effectOf(
      database(['no-op'], {}, { previous_address: 'aws_db_instance.old' }),
    );
    expect(moved).toMatchObject({ verb: 'move', reversibility: 'reversible' });
    expect(moved.evidence[0]?.note).toContain('moved from aws_db_instance.old');
    const imported = await effectOf(database(['no-op'], { importing: { id: 'db-1' } }));
    expect(imported).toMatchObject({ verb: 'import', reversibility: 'reversible' });
    const both = await effectOf(database(['update'], { importing: { id: 'db-1' } }));
    expect(both.verb).toBe('update');
  });

  it('names what forced a replacement, deposed and tainted objects', async () => {
    const replaced = await effectOf(
      database(
        ['delete', 'create'],
        { replace_paths: [['engine'], ['tags', 'a']], after_unknown: { engine: true } },
        { action_reason: 'replace_because_cannot_update' },
      ),
    );
    expect(replaced.evidence[0]?.note).toBe(
      'actions are ["delete","create"]; replace because cannot update; replaced because of engine, tags',
    );
    expect(replaced.changes).toEqual(['a', 'engine']);
    const deposed = await effectOf(database(['delete'], {}, { deposed: 'byebye01' }));
    expect(deposed.traits).toContain('deposed');
    const tainted = await effectOf(
      database(['delete', 'create'], {}, { action_reason: 'replace_because_tainted' }),
    );
    expect(tainted.traits).toContain('tainted');
  });

  it('reads data sources as data sources', async () => {
    const change = sampleChange(
      'aws_ami',
      ['read'],
      null,
      { id: 'a' },
      { element: { mode: 'data' } },
    );
    expect(await effectOf(change)).toMatchObject({ verb: 'read', reversibility: 'reversible' });
  });
});

describe('provisioners', () => {
  const configuration = (provisioners: readonly unknown[]) => ({
    configuration: {
      root_module: {
        module_calls: {
          m: { module: { resources: [{ address: 'null_resource.x', provisioners }] } },
        },
      },
    },
  });
  const change = sampleChange(
    'null_resource',
    ['create'],
    null,
    {},
    {
      element: { address: 'module.m[0].null_resource.x["a.b"]' },
    },
  );

  it('make a null_resource unknown, and only they do', async () => {
    const runs = await effectOf(change, configuration([{ type: 'local-exec' }]));
    expect(runs).toMatchObject({ verb: 'execute', reversibility: 'unknown' });
    const inert = { configuration: { root_module: {} } };
    expect(await effectOf(change, inert)).toMatchObject({
      verb: 'create',
      reversibility: 'reversible',
    });
  });
});

describe('bad input', () => {
  it.each([
    ['', /is empty/],
    ['{}', /is not a plan/],
    ['{"format_version":"1.0","values":{}}', /is not a plan/],
    ['[]', /is not a JSON object/],
    ['{"resource_changes":[{"a"', /ends too early/],
    ['{"resource_changes":{}}', /"resource_changes" is not a list/],
    ['{"resource_changes":[]}{}', /after the end/],
    ['{"planned_values":{"a":[}},"resource_changes":[]}', /unexpected "}"/],
    ['{"planned_values":{"a":"\t"},"resource_changes":[]}', /control character/],
  ])('%j: %s', async (text, message) => {
    const error: unknown = await readSample(text).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(InputError);
    expect((error as Error).message).toMatch(message);
    expect((error as Error).message).toMatch(/^plan\.json: [^\n]+$/);
  });

  it('refuses what is not UTF-8, and says how to make it so', async () => {
    const text = JSON.stringify(samplePlan([]));
    await expect(readSample(Buffer.from(`\uFEFF${text}`, 'utf16le'))).rejects.toThrow(/UTF-16/);
    const broken = Buffer.concat([
      Buffer.from('{"a":"'),
      Buffer.from([0xc3, 0x28]),
      Buffer.from('"}'),
    ]);
    await expect(readSample(broken)).rejects.toThrow(/not valid UTF-8/);
  });

  it('reads past a byte order mark, however it is cut', async () => {
    const plan = Buffer.from(`\uFEFF${JSON.stringify(samplePlan([database(['delete'])]))}`);
    for (const size of [1, 2, 3, 4, 1000]) {
      expect((await readSample(plan, size)).effects).toHaveLength(1);
    }
  });

  it('answers any bytes with a result or an InputError', async () => {
    const text = JSON.stringify(samplePlan([database(['delete']), database(['update'])]));
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      fc.tuple(fc.nat(text.length - 1), fc.nat(255), fc.boolean()).map(([at, byte, cut]) => {
        const copy = Buffer.from(text);
        copy[at] = byte;
        return cut ? copy.subarray(0, at) : copy;
      }),
    );
    const answered = fc.check(
      fc.asyncProperty(bytes, fc.integer({ min: 1, max: 64 }), async (input, size) => {
        const outcome: unknown = await readSample(input, size).catch((error: unknown) => error);
        return !(outcome instanceof Error) || outcome instanceof InputError;
      }),
      { numRuns: 400 },
    );
    expect(await answered).toMatchObject({ failed: false });
  });

  it('never sees fewer effects in a plan than stand in it', async () => {
    const text = JSON.stringify(samplePlan([database(['delete'])]));
    const twice = text.replace(
      /\}$/,
      `,"resource_changes":[${JSON.stringify(database(['update']))}]}`,
    );
    const { effects, signals } = await readSample(twice);
    expect(effects.map(({ verb }) => verb)).toEqual(['delete', 'update']);
    expect(signals).toContainEqual(
      expect.objectContaining({ kind: 'unknown-input', weight: 'hold' }),
    );
  });

  it.each([
    ['"actions":["delete"]', '"actions":["delete"],"actions":["no-op"]'],
    ['"actions":["delete"]', '"actions":["no-op"],"actions":["delete"]'],
    ['"change":{', '"change":{"actions":["no-op"]},"change":{'],
    ['"mode":"managed"', '"mode":"managed","mode":"managed"'],
  ])('takes the harsher reading of a key that stands twice: %s', async (once, twice) => {
    const text = JSON.stringify(samplePlan([database(['delete'])])).replace(once, twice);
    const { effects, signals } = await readSample(text);
    expect(effects).toHaveLength(1);
    expect(effects[0]).toMatchObject({ verb: 'delete', reversibility: 'irreversible' });
    expect(signals).toContainEqual(
      expect.objectContaining({ kind: 'unknown-input', weight: 'hold' }),
    );
  });

  it('keeps an element that it cannot make out', async () => {
    const plan = samplePlan([]);
    for (const odd of [null, 1, 'x', [], {}, { change: { actions: ['delete'] } }]) {
      const { effects, signals } = await readSample({ ...plan, resource_changes: [odd] });
      expect(effects).toHaveLength(1);
      expect(effects[0]?.reversibility).toBe('unknown');
      expect(signals.some(({ weight }) => weight === 'hold')).toBe(true);
    }
  });

  it('is not confused by keys that JavaScript has a use for', async () => {
    const before = JSON.parse('{"__proto__":{"x":1},"constructor":"a","toString":1}') as Record<
      string,
      unknown
    >;
    const effect = await effectOf(
      sampleChange('aws_db_instance', ['update'], before, { hasOwnProperty: 2 }),
    );
    expect(effect.changes).toEqual(['__proto__', 'constructor', 'hasOwnProperty', 'toString']);
  });
});

describe('recognises', () => {
  it.each([
    ['{"format_version":"1.2","terraform_version":"1.9.8","planned_values":{', true],
    ['\uFEFF{\n  "format_version": "0.1",\n  "resource_changes": [', true],
    ['{"resource_changes":[', true],
    ['{"apiVersion":"v1"}', false],
    ['{"version":4,"terraform_version":"1.9.8","serial":3}', false],
    ['resource "aws_db_instance" "x" {', false],
  ])('%j: %s', (head, expected) => {
    expect(terraformReader.recognises(head, 'x')).toBe(expected);
  });
});
