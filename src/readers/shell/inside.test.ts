import { expect, it } from 'vitest';
import { THIS_MACHINE, settingNamed } from './environment/setting.ts';
import { insideBy, registryInside } from './inside.ts';

const PROD = settingNamed('prod-eu', 'host');

it('reads SQL in the environment that the command is about', async () => {
  const { inner = [], signals = [] } = await registryInside(
    'DROP TABLE users',
    'command.sql',
    PROD,
  );
  expect(
    inner.map(({ verb, environment, environmentName }) => [verb, environment, environmentName]),
  ).toEqual([['delete', 'production', 'prod-eu']]);
  expect(inner[0]?.evidence[0]?.note).toContain('host prod-eu');
  expect(signals).toEqual([]);
});

it('leaves an environment that the text itself names', async () => {
  const manifest = `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  namespace: prod\ndata: {}\n`;
  const { inner = [] } = await registryInside(manifest, 'stdin.yaml', THIS_MACHINE);
  expect(inner.map(({ environment }) => environment)).not.toContain('development');
});

it.each([
  ['nothing', '', 0],
  ['white space', ' \n ', 0],
  ['a query', 'SELECT 1', 0],
  ['no known language', '\u0000\u0001', 1],
  ['too much', `SELECT ${'1,'.repeat(600_000)}1`, 1],
])('says so where it cannot read: %s', async (_, text, holds) => {
  const { signals = [] } = await registryInside(text, holds === 1 ? 'stdin' : 'command.sql', PROD);
  expect(signals.filter(({ weight }) => weight === 'hold')).toHaveLength(holds);
});

it('never throws', async () => {
  const failing = insideBy([
    {
      id: 'broken',
      title: 'broken',
      mayRecognise: () => true,
      load: () => Promise.reject(new Error('gone')),
    },
  ]);
  const { signals = [] } = await failing('x', 'x', PROD);
  expect(signals[0]).toMatchObject({ kind: 'unresolved-command', weight: 'hold' });
});
