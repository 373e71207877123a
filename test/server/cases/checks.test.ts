/** Whose word on a check counts. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { World } from '../../../src/engine/engine.ts';
import { sha256 } from '../../../src/engine/sha256.ts';
import type { CaseSubmission } from '../../../src/engine/cases/submit-case.ts';
import { terms } from '../../support/builders.ts';
import { freshStore, type FreshStore } from '../../support/store.ts';
import { destructive, submissionOf } from '../support/changes.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { makeToken } from '../support/tokens.ts';
import { machineAt } from '../support/visitors.ts';
import { ruleWhen, worldOf } from '../support/world.ts';

const TESTED = ruleWhen('tested', () => true, {
  kind: 'require',
  approvals: [],
  validations: ['tests'],
});
const UNTESTED = ruleWhen(
  'passed-tests-are-odd',
  ({ validations }) => validations.some(({ outcome }) => outcome === 'passed'),
  { kind: 'deny' },
);

let fresh: FreshStore;
beforeAll(async () => {
  fresh = await freshStore();
});
afterAll(() => fresh.drop());

function worldWith(checksFrom: readonly string[] | null, rules = [TESTED]): World {
  const world = worldOf({ rules });
  const policy = checksFrom === null ? {} : { terms: terms({ checksFrom }) };
  return { ...world, policy: { ...world.policy, ...policy } };
}

type Outcome = CaseSubmission['validations'][number]['outcome'];

/** What becomes of a change whose check a token reports, under such a policy. */
async function reported(world: World, outcome: Outcome, token = 'ci', more: object = {}) {
  const server: TestServer = await startTestServer(fresh.store, { world });
  try {
    const secret = `hp_${token}-secret`;
    const isKnown = (await fresh.store.findToken(sha256(secret))) !== null;
    if (!isKnown && token !== 'ci') {
      await makeToken(server.engine, token, secret);
    }
    const machine = token === 'ci' ? server.machine() : machineAt(server.url, secret);
    const validations = [{ name: 'tests', outcome, detail: null, ...more }];
    const change = destructive(JSON.stringify([world.policy.terms, outcome, token, more]));
    const receipt = await machine.submit(submissionOf(change, { slot: null, validations }));
    const page = await (await server.browser('vic')).read(receipt.id);
    return page;
  } finally {
    await server.close();
  }
}

describe('a check', () => {
  it.each<[string, readonly string[] | null, Outcome, string, string]>([
    ['of any token where the policy names none', null, 'passed', 'ci', 'released'],
    ['of any token where the policy’s list is empty', [], 'passed', 'ci', 'released'],
    ['of a token that the policy names', ['other', 'ci'], 'passed', 'ci', 'released'],
    ['of a token that the policy does not name', ['ci-main'], 'passed', 'ci', 'waiting'],
    ['of a token with a name like it', ['ci'], 'passed', 'ci-2', 'waiting'],
    ['that failed by a named token', ['ci'], 'failed', 'ci', 'waiting'],
    ['that failed by another', ['ci-main'], 'failed', 'ci', 'waiting'],
  ])('%s', async (_, checksFrom, outcome, token, state) => {
    expect((await reported(worldWith(checksFrom), outcome, token)).state).toBe(state);
  });

  it('says by whose word it passed, and what to do where that does not count', async () => {
    const { verdict, record, assessment } = await reported(
      worldWith(['ci-main', 'ci-x']),
      'passed',
    );
    expect(verdict.holds).toMatchObject([
      {
        requirement: { kind: 'validation', name: 'tests', state: 'missing' },
        message:
          'The check "tests" passed by the word of the token ci, which the policy does not take for it.',
        lift: 'Submit the change with the result of "tests" by ci-main or ci-x (release.checksFrom in the policy).',
      },
    ]);
    expect(assessment.validations).toEqual([
      { name: 'tests', outcome: 'passed', detail: null, reportedBy: { kind: 'token', name: 'ci' } },
    ]);
    expect(record[0]?.text).toMatch(/Its checks, by the word of the token ci: “tests” passed$/);
  });

  it('is reported by whoever hands it in, whatever the submission says', async () => {
    const forged = { reportedBy: { kind: 'token', name: 'ci-main' } };
    const page = await reported(worldWith(['ci-main']), 'passed', 'ci', forged);
    expect(page.state).toBe('waiting');
    expect(page.assessment.validations[0]?.reportedBy).toEqual({ kind: 'token', name: 'ci' });
  });

  it('is not there for the conditions of rules where it does not count', async () => {
    const rules = [UNTESTED];
    expect((await reported(worldWith(['ci-main'], rules), 'passed')).state).toBe('released');
    expect((await reported(worldWith(['ci'], rules), 'passed')).state).toBe('denied');
  });
});
