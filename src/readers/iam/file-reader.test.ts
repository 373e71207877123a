import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../types.ts';
import type { FilePair, FileReading } from '../types.ts';
import { iamFileReader } from './file-reader.ts';
import { iamReader } from './reader.ts';

function pair(before: string | null, after: string | null, path = 'policy.json'): FilePair {
  return {
    path,
    before,
    after,
    sources: { before: 'a', after: 'b' },
    environment: { kind: 'unknown', name: null },
    inRepository: false,
  };
}

const read = async (before: string | null, after: string | null): Promise<FileReading> =>
  iamFileReader.read([pair(before, after)]);

const gcp = (
  ...bindings: readonly (readonly [role: string, members: string, condition?: string])[]
) =>
  `bindings:\n${bindings
    .map(
      ([role, members, condition]) =>
        `- role: ${role}\n  members: [${members}]\n${condition === undefined ? '' : `  condition: {title: t, expression: "${condition}"}\n`}`,
    )
    .join('')}etag: abc\n`;
const azure = (actions: string, not = '', scopes = '"/subscriptions/1"') =>
  `{"Name": "x", "IsCustom": true, "Actions": [${actions}], "NotActions": [${not}], "AssignableScopes": [${scopes}]}`;
const role = (...names: readonly string[]) =>
  `title: x\nincludedPermissions:\n${names.map((name) => `- ${name}\n`).join('')}`;
const V = 'roles/viewer';

type Row = readonly [name: string, narrow: string, wide: string, trait: string];
const TABLE: readonly Row[] = [
  [
    'a member more',
    gcp([V, 'user:a@x.y']),
    gcp([V, 'user:a@x.y, user:b@x.y']),
    'permission-widened',
  ],
  [
    'a role more',
    gcp([V, 'user:a@x.y']),
    gcp([V, 'user:a@x.y'], ['roles/owner', 'user:a@x.y']),
    'permission-widened',
  ],
  ['everybody', gcp([V, 'user:a@x.y']), gcp([V, 'user:a@x.y, allUsers']), 'public-exposure'],
  [
    'everybody with an account',
    gcp([V, 'user:a@x.y']),
    gcp([V, 'user:a@x.y, allAuthenticatedUsers']),
    'public-exposure',
  ],
  [
    'a condition taken out',
    gcp([V, 'user:a@x.y', 'false']),
    gcp([V, 'user:a@x.y']),
    'permission-widened',
  ],
  ['a permission more', role('a.b.get'), role('a.b.get', 'a.b.setIamPolicy'), 'permission-widened'],
  ['an action more', azure('"a/read"'), azure('"a/read", "a/write"'), 'permission-widened'],
  ['a wildcard', azure('"a/read"'), azure('"*"'), 'permission-widened'],
  ['an exception less', azure('"*"', '"b/write"'), azure('"*"'), 'permission-widened'],
  [
    'a scope more',
    azure('"a/read"'),
    azure('"a/read"', '', '"/subscriptions/1", "/subscriptions/2"'),
    'permission-widened',
  ],
  [
    'a wider scope',
    azure('"a/read"', '', '"/subscriptions/1/resourceGroups/g"'),
    azure('"a/read"'),
    'permission-widened',
  ],
];

describe('policies of Google Cloud and Azure', () => {
  it.each(TABLE)('widened by %s', async (_, narrow, wide, trait) => {
    const { effects } = await read(narrow, wide);
    expect(effects[0]?.traits).toContain(trait);
  });

  it.each(TABLE)('narrowed by taking back %s', async (_, narrow, wide) => {
    const { effects } = await read(wide, narrow);
    expect(effects[0]).toMatchObject({ verb: 'update' });
    expect(effects[0]?.traits).toEqual(['identity']);
  });

  it.each([
    [
      'order of bindings',
      gcp([V, 'user:a@x.y'], ['roles/editor', 'user:b@x.y']),
      gcp(['roles/editor', 'user:b@x.y'], [V, 'user:a@x.y']),
    ],
    [
      'a binding split',
      gcp([V, 'user:a@x.y, user:b@x.y']),
      gcp([V, 'user:a@x.y'], [V, 'user:b@x.y']),
    ],
    ['the etag', gcp([V, 'user:a@x.y']), gcp([V, 'user:a@x.y']).replace('abc', 'def')],
    ['order of permissions', role('a.b.get', 'c.d.get'), role('c.d.get', 'a.b.get')],
    ['the title', role('a.b.get'), role('a.b.get').replace('title: x', 'title: y')],
    ['an action that a wildcard has', azure('"a/*"'), azure('"a/*", "a/read"')],
    ['case', azure('"a/Read"'), azure('"A/read"')],
    ['an exception that nothing allows', azure('"a/*"'), azure('"a/*"', '"b/write"')],
    ['the name', azure('"a/*"'), azure('"a/*"').replace('"x"', '"y"')],
  ])('equal but for %s', async (_, before, after) => {
    for (const [one, other] of [
      [before, after],
      [after, before],
    ] as const) {
      expect(await read(one, other)).toMatchObject({ effects: [], signals: [] });
    }
  });

  it('say when nobody is left to own it', async () => {
    const owner = gcp([V, 'user:a@x.y'], ['roles/owner', 'user:a@x.y']);
    const { effects } = await read(owner, gcp([V, 'user:a@x.y']));
    expect(effects[0]).toMatchObject({ reversibility: 'costly' });
  });

  it('say when audit logs go', async () => {
    const log = 'auditConfigs:\n- service: all\n  auditLogConfigs:\n  - logType: DATA_READ\n';
    const { effects } = await read(gcp([V, 'user:a@x.y']) + log, gcp([V, 'user:a@x.y']));
    expect(effects[0]?.traits).toContain('protection-removed');
  });

  it('say where another condition takes the place of one', async () => {
    const { effects } = await read(gcp([V, 'user:a@x.y', 'a']), gcp([V, 'user:a@x.y', 'b']));
    expect(effects[0]).toMatchObject({ reversibility: 'unknown' });
  });
});

const STATEMENT = '"Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "b"}]';

describe('which files are read', () => {
  it.each([
    [`{${STATEMENT}}`, true],
    [`{"PolicyDocument": {${STATEMENT}}}`, true],
    [JSON.stringify({ Policy: `{${STATEMENT}}` }), true],
    [gcp([V, 'user:a@x.y']), true],
    [azure('"a/read"'), true],
    [
      `{"Resources": {"P": {"Type": "AWS::IAM::Policy", "Properties": {"PolicyDocument": {${STATEMENT}}}}}}`,
      false,
    ],
    ['{"statement": "the effect: allow"}', false],
    ['kind: RoleBinding\nbindings:\n- members: []\n', false],
    ['{}', false],
  ])('%s: %s', (text, expected) => {
    expect(iamFileReader.recognises(pair(null, text))).toBe(expected);
    expect(iamReader.recognises(text, 'x.json')).toBe(expected);
  });

  it.each([
    ['broken JSON', `{${STATEMENT}`],
    ['a stranger in a statement', `{${STATEMENT.replace('"Action"', '"Acton": "x", "Action"')}}`],
    ['another effect', `{${STATEMENT.replace('Allow', 'allow')}}`],
    ['no actions', `{${STATEMENT.replace('"Action": "s3:*", ', '')}}`],
    ['both forms', `{${STATEMENT.replace('"Action"', '"NotAction": "x", "Action"')}}`],
    ['a key twice', `{${STATEMENT}, ${STATEMENT}}`],
  ])('holds %s', async (_, after) => {
    const { effects, signals } = await read(`{${STATEMENT}}`, after);
    expect(effects).toEqual([]);
    expect(signals[0]).toMatchObject({ weight: 'hold', kind: 'incomplete-input' });
    await expect(stream(after)).rejects.toThrow(InputError);
  });
});

async function stream(text: string) {
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield new TextEncoder().encode(text);
  }
  return iamReader.read({ name: 'prod-policy.json', bytes: bytes() });
}

describe('hostile files', () => {
  it('never pass for nothing', async () => {
    const tree = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom('*', 'Allow', 'Deny', 's3:*', '__proto__', '${a}'),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(
          fc.constantFrom(
            'Statement',
            'Effect',
            'Action',
            'NotAction',
            'Resource',
            'Principal',
            'Condition',
            '__proto__',
            'bindings',
            'role',
            'members',
          ),
          tie('value'),
          { maxKeys: 5 },
        ),
      ),
    })).value;
    await fc.assert(
      fc.asyncProperty(tree, async (value) => {
        const { effects, signals } = await read(`{${STATEMENT}}`, JSON.stringify(value));
        expect(effects.length + signals.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  it('of any bytes are held', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), async (text) => {
        const { effects, signals } = await read(`{${STATEMENT}}`, `{"Statement": ${text}`);
        expect(effects.length + signals.length).toBeGreaterThan(0);
      }),
    );
  });

  it('of a stream say whose environment they name', async () => {
    const { effects } = await stream(`{${STATEMENT}}`);
    expect(effects[0]).toMatchObject({ environment: 'production', verb: 'create' });
  });
});
