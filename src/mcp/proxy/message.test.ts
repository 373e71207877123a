import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readMessage } from './message.ts';

const read = (text: string) => readMessage(Buffer.from(text), true);

it.each([
  ['{"jsonrpc":"2.0","id":1,"method":"ping"}', 'message'],
  ['{"jsonrpc":"2.0","method":"a","params":{"name":1,"Name":2}}', 'message'],
  ['{"jsonrpc":"2.0","id":"a","result":{"a":[{"x":1},{"x":1}],"x":1}}\r', 'message'],
  ['{"jsonrpc":"2.0","id":1,"result":{"text":"a\\rb {\\"a\\":1,\\"a\\":2}"}}', 'message'],
  ['[{"jsonrpc":"2.0","id":1,"method":"ping"}]', 'batch'],
  ['', 'blank'],
  ['  \t', 'blank'],
  ['[]', 'malformed'],
  ['7', 'malformed'],
  ['null', 'malformed'],
  ['{}', 'malformed'],
  ['{"jsonrpc":"2.0","id":1,"method":"ping","ID":2}', 'malformed'],
  ['{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"NAME":1,"name":"a"}}', 'malformed'],
  ['{"jsonrpc":"2.0","id":1,"id":2,"method":"ping"}', 'malformed'],
  ['[{"jsonrpc":"2.0","id":1,"method":"ping","method":"tools/call"}]', 'malformed'],
  ['{"jsonrpc":"2.0","id":[],"method":"ping"}', 'malformed'],
])('%s is %s', (text, kind) => {
  expect(read(text).kind).toBe(kind);
});

it('reads whatever a client writes as JSON, and never throws', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.integer(), (params, id) => {
      const line = JSON.stringify({ jsonrpc: '2.0', id, method: 'x', params });
      expect(read(line)).toMatchObject({ kind: 'message', message: { id, method: 'x' } });
    }),
  );
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(['malformed', 'blank']).toContain(readMessage(bytes, true).kind);
    }),
  );
});
