import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reversibility, Verb } from '../../core/change/types.ts';
import { InputError } from '../types.ts';
import { pulumiReader } from './reader.ts';
import { onlyEffect, previewJson, readPulumi, stepJson, urn } from './sample.ts';
import type { Inputs, SampleStep } from './sample.ts';

const DB = 'aws:rds/instance:Instance';
const BUCKET = 'aws:s3/bucketV2:BucketV2';

describe('a replacement', () => {
  const sides = { before: {}, after: {} };
  it('is one act, and says whether there is a gap', async () => {
    const type = 'aws:ecs/service:Service';
    const ops = ['create-replacement', 'replace', 'delete-replaced'];
    const steps = ops.map((op) => ({ op, type, ...sides }));
    expect(await onlyEffect(steps)).toMatchObject({ verb: 'replace', reversibility: 'reversible' });
    expect(await onlyEffect(steps.toReversed())).toMatchObject({ reversibility: 'costly' });
  });

  it('of a database loses its rows whatever the order', async () => {
    const ops = ['create-replacement', 'replace', 'delete-replaced'];
    const effect = await onlyEffect(ops.map((op) => ({ op, type: DB, ...sides })));
    expect(effect).toMatchObject({
      verb: 'replace',
      reversibility: 'irreversible',
      data: 'holds-data',
    });
  });

  it('that leaves the old one in place only makes a new one', async () => {
    const ops = ['create-replacement', 'replace', 'delete-replaced'];
    const steps = ops.map((op) => ({
      op,
      type: DB,
      ...sides,
      oldOptions: { retainOnDelete: true },
    }));
    expect(await onlyEffect(steps)).toMatchObject({ verb: 'create', reversibility: 'reversible' });
  });
});

describe('other operations', () => {
  it.each<[string, Verb, Reversibility]>([
    ['create', 'create', 'reversible'],
    ['read', 'read', 'reversible'],
    ['refresh', 'read', 'reversible'],
    ['import', 'import', 'reversible'],
    ['discard', 'forget', 'reversible'],
    ['obliterate', 'update', 'unknown'],
  ])('%s', async (op, verb, reversibility) => {
    const effect = await onlyEffect([{ op, type: DB, before: {}, after: {} }]);
    expect(effect).toMatchObject({ verb, reversibility });
  });

  it('leaves out the stack, providers and components', async () => {
    const steps: SampleStep[] = [
      { op: 'delete', type: 'pulumi:pulumi:Stack', before: {} },
      { op: 'delete', type: 'pulumi:providers:aws', before: {} },
      { op: 'delete', type: 'acme:app:Service', before: {}, oldOptions: { custom: false } },
    ];
    expect((await readPulumi(previewJson(steps))).effects).toEqual([]);
  });

  it('calls commands what they are', async () => {
    const effect = await onlyEffect([
      { op: 'create', type: 'command:local:Command', after: { create: 'x' } },
    ]);
    expect(effect).toMatchObject({ verb: 'execute', reversibility: 'unknown' });
  });
});

describe('the environment', () => {
  it.each([
    ['prod', {}, 'production'],
    ['acme-dev', {}, 'development'],
    ['blue', {}, 'unknown'],
    ['blue', { tags: { Environment: 'production' } }, 'production'],
    ['dev', { tags: { env: 'prod' } }, 'production'],
  ])('of stack %s with %j', async (stack, before, environment) => {
    const effect = await onlyEffect([{ op: 'delete', type: DB, before }], stack);
    expect(effect.environment).toBe(environment);
  });
});

describe('what is not whole', () => {
  const steps: SampleStep[] = [{ op: 'delete', type: DB, before: {} }];
  it.each<[string, Inputs]>([
    ['no count', { changeSummary: undefined }],
    ['a count that is higher', { changeSummary: { delete: 2 } }],
    ['an error', { diagnostics: [{ severity: 'error', message: 'x' }] }],
    ['a corrupt state', { maybeCorrupt: true }],
    ['a step without op', { steps: [{ urn: urn(DB) }] }],
  ])('%s', async (_, rest) => {
    const { signals } = await readPulumi(previewJson(steps, 'prod', rest));
    expect(signals.some(({ weight }) => weight === 'hold')).toBe(true);
  });

  it.each([
    ['warnings', { diagnostics: [{ severity: 'warning', message: 'error' }] }],
    ['a true count', { changeSummary: { delete: 1, same: 4 } }],
  ])('%s do not hold', async (_, rest) => {
    expect((await readPulumi(previewJson(steps, 'prod', rest))).signals).toEqual([]);
  });

  it.each(['{"steps": [', '{}', '[]', '{"steps":[],"steps":[]}'])('throws for %s', async (text) => {
    await expect(readPulumi(text)).rejects.toThrow(InputError);
  });
});

function events(steps: readonly SampleStep[], rest: readonly Inputs[]): string {
  const rows = steps.map((step, sequence) => {
    const { op, urn: address, oldState, newState } = stepJson(step) as Record<string, unknown>;
    const metadata = { op, urn: address, type: step.type, old: oldState, new: newState, diffs: [] };
    return { sequence, timestamp: 1, resourcePreEvent: { metadata, planning: true } };
  });
  return [{ sequence: 0, preludeEvent: { config: {} } }, ...rows, ...rest]
    .map((row) => JSON.stringify(row))
    .join('\n');
}

describe('engine events', () => {
  const steps: SampleStep[] = [{ op: 'delete', type: DB, before: {} }];
  const end = { sequence: 9, summaryEvent: { resourceChanges: { delete: 1 } } };
  it('are read line by line', async () => {
    const text = events(steps, [end]);
    expect(pulumiReader.recognises(text, 'x')).toBe(true);
    const { effects, signals } = await readPulumi(text);
    expect(effects[0]).toMatchObject({ verb: 'delete', reversibility: 'irreversible' });
    expect(effects[0]?.evidence[0]?.line).toBe(2);
    expect(signals).toEqual([]);
  });

  it.each([
    ['no summary', []],
    ['an error', [{ diagnosticEvent: { severity: 'error', message: 'x' } }, end]],
    ['a policy broken', [{ policyEvent: { enforcementLevel: 'mandatory' } }, end]],
  ])('hold with %s', async (_, rest) => {
    const { signals } = await readPulumi(events(steps, rest));
    expect(signals.some(({ weight }) => weight === 'hold')).toBe(true);
  });

  it('are read as one list, too', async () => {
    const list = events(steps, [end]).split('\n').join(',');
    const text = `{"events": [${list}]}`;
    expect(pulumiReader.recognises(text, 'x')).toBe(true);
    const { effects, signals } = await readPulumi(text);
    expect(effects[0]).toMatchObject({ verb: 'delete', reversibility: 'irreversible' });
    expect(signals).toEqual([]);
  });

  it('leave out components, which have no provider', async () => {
    const row = (type: string, provider: string) => {
      const side = { urn: urn(type), type, provider, inputs: {} };
      return {
        resourcePreEvent: { metadata: { op: 'delete', urn: urn(type), old: side }, planning: true },
      };
    };
    const rows = [row('acme:app:Web', ''), row('acme:app:Web', 'urn:x'), row(DB, '')];
    const { effects } = await readPulumi(events([], [...rows, { summaryEvent: {} }]));
    expect(effects.map(({ resource }) => resource.type)).toEqual(['acme:app:Web', DB]);
  });

  it('hold where a line is broken', async () => {
    const { signals } = await readPulumi(`${events(steps, [end])}\n{"resourcePre`);
    expect(signals.some(({ weight }) => weight === 'hold')).toBe(true);
  });
});

describe('secrets', () => {
  it('never show', async () => {
    const secret = {
      '4dabf18193072939515e22adb298388d': '1b47061264138c4ac30d75fd1eb44270',
      plaintext: '"hunter2hunter2"',
    };
    const before = { name: secret, acl: 'private', password: secret };
    const after = { name: secret, acl: secret, password: 'hunter2hunter2', bucket: '[secret]' };
    const effect = await onlyEffect([{ op: 'update', type: BUCKET, before, after }]);
    expect(JSON.stringify(effect)).not.toContain('hunter2');
  });
});

describe('hostile input', () => {
  it('never fails otherwise than by InputError', async () => {
    const state = fc.option(
      fc.dictionary(
        fc.constantFrom('urn', 'type', 'inputs', '__proto__', 'protect', 'custom'),
        fc.jsonValue(),
      ),
    );
    const step = fc.record({
      op: fc.constantFrom('delete', 'replace', 'same', 'update', '__proto__', 'create'),
      urn: fc.constantFrom(urn(DB), 'urn:pulumi:', urn('::$::'), 'x'),
      oldState: state,
      newState: state,
      detailedDiff: fc.jsonValue(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(step, fc.jsonValue())), async (items) => {
        const text = JSON.stringify({ steps: items, changeSummary: {} });
        const { effects, signals } = await readPulumi(text);
        expect(effects.every(({ why }) => why !== '')).toBe(true);
        const broken = items.some((item) => typeof item !== 'object' || item === null);
        if (broken) expect(signals.length).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });

  it('turns bytes into an error or a hold', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.boolean(), async (bytes, log) => {
        async function* stream(): AsyncGenerator<Uint8Array> {
          if (log) yield new TextEncoder().encode('{"sequence":0,"preludeEvent":{}}\n');
          yield bytes;
        }
        try {
          const result = await pulumiReader.read({ name: 'x', bytes: stream() });
          expect(result.signals.some(({ weight }) => weight === 'hold')).toBe(true);
        } catch (fault) {
          expect(fault).toBeInstanceOf(InputError);
        }
      }),
    );
  });
});
