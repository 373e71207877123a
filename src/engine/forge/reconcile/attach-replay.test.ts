import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forgeWorld, type ForgeWorld } from '../../../../test/support/forge-stub/forge-world.ts';
import { requestsOf, type Requests } from '../../../../test/support/forge-stub/requests.ts';
import { policySourceOf, proposedPolicyIn } from '../../../server/forges/proposed-policy.ts';

let world: ForgeWorld;
let requests: Requests;
beforeAll(async () => {
  const source = policySourceOf('forge.test/acme/shop:rules/policy.yaml');
  world = await forgeWorld({ readers: { proposedPolicy: proposedPolicyIn(source) } });
  requests = requestsOf(world);
});
afterAll(() => world.close());

const summaryOf = (number: number) =>
  world.stub.reportOn(requests.head(number))?.summary ?? 'no report';

const STRICTER = `version: 1
rules:
  - id: documents
    title: Somebody reads every document
    per: effect
    when: effect.documentationOnly
    require: { approvals: [1] }
    message: Documents are read by somebody else first.
`;

describe('a request that changes the policy', () => {
  it('says what the proposed rules would have done, once, and the ledger has it', async () => {
    await requests.look(requests.open({ 'docs/earlier.md': 'a\n' }));
    world.time.pass(60_000);
    const number = requests.open({ 'rules/policy.yaml': STRICTER });
    const row = await requests.look(number);
    await requests.look(number);
    expect(summaryOf(number)).toContain('What this policy would have done');
    expect(summaryOf(number)).toContain('documents');
    const record = await world.fresh.store.listRecord(row.id);
    expect(record.filter(({ kind }) => kind === 'policy.replayed')).toHaveLength(1);
  });

  it('says what is wrong with rules that cannot be used', async () => {
    const number = requests.open({ 'rules/policy.yaml': 'version: 1\nrules: [{ id: "x" }]\n' });
    await requests.look(number);
    expect(summaryOf(number)).toContain('It cannot be used');
  });

  it('is replayed a few times an hour in one repository, and later what had to wait', async () => {
    world.time.pass(3_600_001);
    const numbers = Array.from({ length: 7 }, (_, index) =>
      requests.open({ 'rules/policy.yaml': `${STRICTER}# ${index}\n` }),
    );
    for (const number of numbers) await requests.look(number);
    const isShown = (number: number) =>
      summaryOf(number).includes('What this policy would have done');
    expect(numbers.map(isShown)).toEqual([true, true, true, true, true, true, false]);
    world.time.pass(3_600_001);
    const last = numbers.at(-1) ?? 0;
    await requests.look(last);
    expect(isShown(last)).toBe(true);
  });

  it.each([
    ['another file', { 'rules/other.yaml': STRICTER }],
    ['a file of the same name elsewhere', { 'policy.yaml': STRICTER }],
  ])('is not one that changes %s', async (_, files) => {
    const number = requests.open(files);
    await requests.look(number);
    expect(summaryOf(number)).not.toContain('What this policy would have done');
  });
});

describe('where the policy is kept', () => {
  it.each([
    ['github.com/acme/platform:policy.yaml', 'github.com/acme/platform', 'policy.yaml'],
    ['gitlab.example.com/a/b/c:x/policy.yaml', 'gitlab.example.com/a/b/c', 'x/policy.yaml'],
  ])('is %s', (text, repository, path) => {
    expect(policySourceOf(text)).toEqual({ repository, path });
  });

  it.each(['policy.yaml', 'github.com/acme/platform', 'a/b:/policy.yaml', ':policy.yaml'])(
    'is not %s',
    (text) => {
      expect(() => policySourceOf(text)).toThrow(/HOLDPOINT_POLICY_SOURCE/);
    },
  );
});
