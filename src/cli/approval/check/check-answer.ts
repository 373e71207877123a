import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../core/change/canonical-json.ts';
import type { EntryFields } from '../../../ledger/entry.ts';
import type { ApprovalBundle } from '../../../server/contract/presence.ts';
import {
  checkAssertion,
  type Site,
} from '../../../engine/presence/proof/signature/check-assertion.ts';
import type { Problem } from '../../../engine/presence/proof/signature/problem.ts';

type BundledProof = NonNullable<ApprovalBundle['answers'][number]['proof']>;
type Body = EntryFields['body'];

/** Checks one answer: its entry, and the signature where the entry says that there is one. */
export function checkAnswer(
  bundle: ApprovalBundle,
  index: number,
  entries: ReadonlyMap<number, EntryFields>,
): readonly Problem[] {
  const at = `answers[${index}]`;
  const answer = bundle.answers[index];
  const entry = answer && entries.get(answer.entry);
  if (!answer || entry?.kind !== 'case.answered') {
    return [{ member: `${at}.entry`, why: 'no entry of the signed ledger tells of this answer' }];
  }
  if (entry.case !== bundle.case) {
    return [{ member: 'case', why: `entry ${entry.sequence} is about the case ${entry.case}` }];
  }
  const { proof } = answer;
  if (proof === null) {
    return entry.body['means'] === 'passkey'
      ? [{ member: `${at}.proof`, why: 'the ledger says it was signed, and the proof is not here' }]
      : [];
  }
  return checkProof(proof, `${at}.proof`, entry, entries);
}

function checkProof(
  proof: BundledProof,
  at: string,
  entry: EntryFields,
  entries: ReadonlyMap<number, EntryFields>,
): readonly Problem[] {
  const enrolled = enrolmentOf(proof, entry, entries);
  const site = enrolled && siteOf(enrolled.body);
  if (!site) {
    const why = 'the signed ledger does not tell that this passkey was enrolled by then';
    return [{ member: `${at}.credential`, why }];
  }
  const problems: Problem[] = [];
  if (enrolled.body['publicKey'] !== proof.publicKey) {
    problems.push({ member: `${at}.publicKey`, why: 'another key was enrolled' });
  }
  problems.push(...checkAssertion(proof, site, at));
  problems.push(...checkStatement(proof, `${at}.statement`, entry, enrolled));
  if (entry.body['evidence'] !== digestOf(proof)) {
    problems.push({ member: at, why: 'it is not the proof that the ledger names' });
  }
  return problems;
}

/** The entry that tells of the passkey's enrolment, unless it was revoked between then and the answer. */
function enrolmentOf(
  { credential }: BundledProof,
  answered: EntryFields,
  entries: ReadonlyMap<number, EntryFields>,
): EntryFields | null {
  const about = [...entries.values()].filter(
    ({ kind, body, sequence }) =>
      kind.startsWith('passkey.') &&
      body['credential'] === credential &&
      sequence < answered.sequence,
  );
  if (about.some(({ kind }) => kind === 'passkey.revoked')) return null;
  return about.find(({ kind }) => kind === 'passkey.enrolled') ?? null;
}

function siteOf(body: Body): Site | null {
  const { id, origin } = (body['site'] ?? {}) as Partial<Record<string, unknown>>;
  return typeof id === 'string' && typeof origin === 'string' ? { id, origin } : null;
}

function checkStatement(
  { statement }: BundledProof,
  at: string,
  entry: EntryFields,
  enrolled: EntryFields,
): readonly Problem[] {
  const { subject } = statement;
  const { body } = entry;
  const binding = (body['binding'] ?? {}) as Partial<Record<string, unknown>>;
  const expected: readonly (readonly [string, unknown, unknown])[] = [
    ['purpose', statement.purpose, 'answer'],
    ['person', statement.person, body['person']],
    ['subject.answer', subject['answer'], body['answer']],
    ['subject.reason', subject['reason'], body['reason']],
    // An answer that carries over a push repeats what was signed for the push before it.
    ...(typeof body['carriedFrom'] === 'string'
      ? []
      : ([
          ['subject.case', subject['case'], entry.case],
          ['subject.changeDigest', subject['changeDigest'], binding['changeDigest']],
          ['subject.assessmentDigest', subject['assessmentDigest'], binding['assessmentDigest']],
          ['subject.policyHash', subject['policyHash'], binding['policyHash']],
        ] as const)),
  ];
  const problems = expected
    .filter(([, is, should]) => is !== should)
    .map(([name]) => ({ member: `${at}.${name}`, why: 'the ledger has another' }));
  if (enrolled.body['person'] !== statement.person) {
    problems.push({ member: `${at}.person`, why: 'the passkey is somebody else’s' });
  }
  const carried = typeof body['carriedFrom'] === 'string';
  if (!carried && !(statement.issuedAt <= entry.at && entry.at < statement.expiresAt)) {
    problems.push({ member: `${at}.expiresAt`, why: 'it was not given in the time it held for' });
  }
  return problems;
}

function digestOf({ statement, ...rest }: BundledProof): string {
  const signed = { ...rest, statement: canonicalJson(statement) };
  return `sha256:${createHash('sha256').update(canonicalJson(signed)).digest('hex')}`;
}
