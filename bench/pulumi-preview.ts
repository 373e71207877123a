/**
 * `pulumi preview --json` of 5,000 steps: `JSON.parse` on it and nothing else, against Holdpoint's reader,
 * which also judges every step. Run with `node bench/pulumi-preview.ts`.
 */
import { pulumiReader } from '../src/readers/pulumi/reader.ts';
import { compared, milliseconds, type Figures } from './measure.ts';
import { expectEffects } from './versions.ts';

const MIB = 1024 * 1024;
const STEPS = 5_000;
const OPS = ['update', 'update', 'update', 'create', 'delete'];

type Inputs = Readonly<Record<string, unknown>>;

/** A type, and its inputs with the value that an update changes. */
const FORMS: readonly (readonly [type: string, inputs: (n: number, value: number) => Inputs])[] = [
  [
    'aws:lambda/function:Function',
    (n, value) => ({ name: `orders-${n}`, runtime: 'nodejs22.x', memorySize: value }),
  ],
  [
    'aws:rds/instance:Instance',
    (n, value) => ({ identifier: `orders-${n}`, engine: 'postgres', allocatedStorage: value }),
  ],
  [
    'aws:sqs/queue:Queue',
    (n, value) => ({ name: `orders-${n}`, visibilityTimeoutSeconds: value, fifoQueue: false }),
  ],
  [
    'kubernetes:apps/v1:Deployment',
    (n, value) => ({ metadata: { name: `orders-${n}` }, spec: { replicas: value } }),
  ],
];

export async function benchPulumiPreview(): Promise<readonly Figures[]> {
  const bytes = Buffer.from(preview());
  return [
    await compared(
      `Pulumi preview of ${(bytes.length / MIB).toFixed(1)} MiB, ${STEPS.toLocaleString('en')} steps, read and judged`,
      '`JSON.parse`',
      () => JSON.parse(bytes.toString('utf8')) as unknown,
      async () => {
        expectEffects(
          await pulumiReader.read({ name: 'preview.json', bytes: pieces(bytes) }),
          STEPS,
        );
      },
    ),
  ];
}

async function* pieces(bytes: Buffer): AsyncGenerator<Uint8Array> {
  const size = 64 * 1024;
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

function preview(): string {
  const steps = Array.from({ length: STEPS }, (_, n) => step(n));
  const count = STEPS / OPS.length;
  const changeSummary = { create: count, update: 3 * count, delete: count };
  return JSON.stringify({ steps, duration: 1_000_000, changeSummary }, null, 2);
}

function step(n: number): object {
  const [type, inputs] = FORMS[n % FORMS.length] as (typeof FORMS)[number];
  const op = OPS[n % OPS.length] ?? 'update';
  const urn = `urn:pulumi:production::orders::${type}::orders-${n}`;
  const provider = `urn:pulumi:production::orders::pulumi:providers:aws::default::${n % 7}`;
  const state = (value: number): object => ({
    urn,
    custom: true,
    id: `orders-${n}`,
    type,
    inputs: inputs(n, value),
    outputs: { ...inputs(n, value), arn: `arn:aws:orders:eu-west-1:1234:orders-${n}`, tags: {} },
    parent: 'urn:pulumi:production::orders::pulumi:pulumi:Stack::orders-production',
    provider,
  });
  return {
    op,
    urn,
    provider,
    ...(op === 'create' ? {} : { oldState: state(2) }),
    ...(op === 'delete' ? {} : { newState: state(3) }),
  };
}

if (import.meta.main) {
  for (const figures of await benchPulumiPreview()) console.log(milliseconds(figures));
}
