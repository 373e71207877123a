/** A request on a forge as the engine gets it: what it does, what was found in it, who owns its files. */
import type { Finding } from '../../../src/core/change/finding.ts';
import { sealChange } from '../../../src/core/change/seal.ts';
import type { Change, Effect, Evidence, ExcerptLine } from '../../../src/core/change/types.ts';
import type { ProvenanceClue } from '../../../src/core/provenance/types.ts';
import { sha256 } from '../../../src/engine/sha256.ts';
import type { CaseSubmission } from '../../../src/engine/cases/submit-case.ts';

const CHARGE = 'src/pay/charge.ts';
const COMMITS = ['1f3c9b', '8d20aa', 'c771e4'].map((each) => each.repeat(7).slice(0, 40));

function evidence(source: string, line: number, note: string, added: readonly string[]): Evidence {
  const excerpt = added.map((text, index): ExcerptLine => ({
    number: line + index,
    text,
    mark: text.startsWith('//') ? 'context' : 'added',
  }));
  return { source, pointer: null, line, note, excerpt };
}

const RETRY = evidence(CHARGE, 41, 'a loop without an end around a call', [
  '// charge the card',
  'while (true) {',
  '  const reply = await fetch(gateway, { method: "POST", body });',
  '  if (reply.ok) return reply.json();',
  '}',
]);

function finding(
  pattern: string,
  title: string,
  more: Pick<Finding, 'why' | 'fix'> & Partial<Finding>,
): Finding {
  return {
    id: `${pattern}:${CHARGE}:${sha256(pattern).slice(0, 16)}`,
    pattern,
    title,
    readBy: 'syntax',
    weight: 'hold',
    path: CHARGE,
    evidence: RETRY,
    ...more,
  };
}

export const FINDINGS: readonly Finding[] = [
  finding('retry-without-limit', 'Retries without a limit', {
    why: 'A gateway that is slow gets more calls the slower it is, from every instance at once.',
    fix: 'Stop after three tries, with a pause that grows and differs from instance to instance.',
  }),
  finding('timeout-missing', 'A call without a time-out', {
    why: 'A gateway that never answers keeps every worker waiting until none is left.',
    fix: 'Give the call a time-out below that of whoever calls this.',
    readBy: 'text',
    evidence: evidence(CHARGE, 43, 'fetch without a signal', [
      'const reply = await fetch(gateway, { method: "POST", body });',
    ]),
  }),
  finding('test-weakened', 'A test expects less than before', {
    why: 'What it would have caught goes through from now on.',
    fix: 'Keep the old expectation beside the new one.',
    weight: 'note',
    path: 'test/pay/charge.test.ts',
    evidence: evidence('test/pay/charge.test.ts', 18, 'toBeDefined in place of toEqual', [
      'expect(receipt).toBeDefined();',
    ]),
  }),
];

const EFFECTS: readonly Effect[] = [
  {
    verb: 'update',
    resource: { type: 'file', address: CHARGE, provider: null, name: null },
    environment: 'production',
    environmentName: null,
    reversibility: 'reversible',
    data: 'none',
    traits: [],
    changes: [],
    why: 'Code can be put back as it was.',
    safer: [],
    evidence: [RETRY],
  },
  {
    verb: 'delete',
    resource: {
      type: 'table',
      address: 'public.payment_attempts',
      provider: 'postgres',
      name: 'payment_attempts',
    },
    environment: 'production',
    environmentName: 'prod-eu',
    reversibility: 'irreversible',
    data: 'holds-data',
    traits: ['database'],
    changes: [],
    why: 'A table is dropped with every row in it.',
    safer: ['rename it first and drop it a week later'],
    evidence: [
      evidence('migrations/0042_drop_attempts.sql', 3, 'DROP TABLE', [
        'DROP TABLE public.payment_attempts;',
      ]),
    ],
  },
];

/** Another `head` is another push; another `diff` another difference. */
export function requestChange(
  head: string,
  diff: string,
  more: { readonly findings?: readonly Finding[]; readonly effects?: readonly Effect[] } = {},
): Change {
  const { findings = FINDINGS, effects = EFFECTS } = more;
  return sealChange(
    {
      kind: 'code',
      inputs: [
        {
          name: 'acme/shop#412',
          reader: 'git',
          sha256: `sha256:${sha256(diff)}`,
          bytes: 4_812,
        },
      ],
      effects,
      signals: [],
      findings,
      origin: {
        forge: 'github.com',
        repository: 'acme/shop',
        request: 412,
        baseBranch: 'main',
        base: sha256('base').slice(0, 40),
        mergeBase: sha256('base').slice(0, 40),
        head: sha256(head).slice(0, 40),
        diff: `sha256:${sha256(diff)}`,
      },
    },
    sha256,
  );
}

export const CLUES: readonly ProvenanceClue[] = [
  {
    kind: 'trailer',
    says: 'ai',
    strength: 'declared',
    tool: 'Some Assistant',
    commits: [COMMITS[1] ?? ''],
    evidence: evidence('8d20aa8d20', 6, 'Co-authored-by names an agent', [
      'Co-authored-by: Some Assistant <noreply@assistant.example>',
    ]),
  },
  {
    kind: 'line-notes',
    says: 'ai',
    strength: 'declared',
    tool: 'Some Assistant',
    commits: [COMMITS[1] ?? ''],
    lines: 0.62,
    evidence: evidence('refs/notes/ai', 2, 'lines 41 to 58 are an agent’s', []),
  },
];

/** As the forge's door would hand it in. */
export function request(change: Change, more: Partial<CaseSubmission> = {}): CaseSubmission {
  return {
    title: 'Charge by the new gateway, and drop the attempts',
    change,
    slot: 'github.com/acme/shop#412',
    link: 'https://github.com/acme/shop/pull/412',
    actors: [
      { role: 'author', identity: 'ana@acme.example' },
      { role: 'pusher', identity: 'github.com/ana' },
    ],
    clues: CLUES,
    validations: [{ name: 'unit-tests', outcome: 'passed', detail: '812 of 812' }],
    owners: [
      {
        owners: ['@acme/payments', '@jun'],
        paths: [CHARGE, 'test/pay/charge.test.ts'],
        section: null,
        optional: false,
        approvals: 1,
        source: 'CODEOWNERS',
        line: 12,
      },
      {
        owners: ['@otto', '@left-last-year'],
        paths: ['migrations/0042_drop_attempts.sql'],
        section: null,
        optional: false,
        approvals: 1,
        source: 'CODEOWNERS',
        line: 31,
      },
    ],
    commits: [
      { commit: COMMITS[0] ?? '', subject: 'Send charges to the new gateway' },
      { commit: COMMITS[1] ?? '', subject: 'Try again when the gateway does not answer' },
      { commit: COMMITS[2] ?? '', subject: 'Drop the table of attempts' },
    ],
    ...more,
  };
}

export const EXPLANATION = {
  does: 'Sends charges to the gateway that we rented in May, and drops the attempts of the old one.',
  risks:
    'If the gateway is slow, checkout waits with it; the on-call of payments would see it first on the latency board.',
  undo: 'Point GATEWAY_URL back and redeploy, which takes ten minutes. The dropped rows come back from the nightly copy.',
  attempts:
    'Nothing has read the table since the move; the copy of last night was restored and counted.',
};
