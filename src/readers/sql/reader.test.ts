import { expect, it } from 'vitest';
import { sqlReader } from './reader.ts';

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

it.each([
  ['envs/dev/reset.sql', 'development'],
  ['prod/reset.sql', 'production'],
  ['reset.sql', 'unknown'],
  ['-', 'unknown'],
])('takes a script %s to be for %s', async (name, environment) => {
  const { effects } = await sqlReader.read({ name, bytes: bytes('DROP TABLE orders;') });
  expect(effects).toMatchObject([{ verb: 'delete', environment }]);
});
