import { readAsOf } from '../../../engine/presence/proof/as-of-lines.ts';
import type { Checkpoint } from '../../../ledger/checkpoint.ts';
import type { EntryFields } from '../../../ledger/entry.ts';
import type { ApprovalBundle } from '../../../server/contract/presence.ts';
import { checkAnswer } from './check-answer.ts';
import { standingOf, type Standing } from './standing.ts';
import { checkEntries } from './check-entries.ts';
import type { Problem } from '../../../engine/presence/proof/signature/problem.ts';

export interface Demands {
  /** The key that the ledger must be signed with, where whoever verifies has it from elsewhere. */
  readonly key: string | null;
  /** Digest of the change that must have been answered. */
  readonly change: string | null;
}

/** Who said what, as far as it was proved. */
export interface SaidAnswer {
  readonly person: string;
  readonly answer: string;
  readonly reason: string;
  readonly at: string;
  readonly changeDigest: string;
  /** What was signed; null for an answer given in a session alone. */
  readonly statement: NonNullable<ApprovalBundle['answers'][number]['proof']>['statement'] | null;
  readonly carriedFrom: string | null;
}

export interface Checked {
  readonly problems: readonly Problem[];
  readonly answers: readonly SaidAnswer[];
  /** Whether the case was released as of `asOf`, as the signed ledger has it. */
  readonly released: boolean;
  readonly standing: Standing;
  /** The time that the file speaks of: when the log had `size` entries. Null where that is not proved. */
  readonly asOf: { readonly at: string; readonly size: number } | null;
}

/** Checks a whole file, with nothing but the file. */
export function checkBundle(bundle: ApprovalBundle, demands: Demands): Checked {
  const strangeKey = demands.key !== null && demands.key !== bundle.verifierKey;
  const checked = checkEntries(bundle, demands.key ?? bundle.verifierKey);
  const { entries, problems: ofEntries } = checked;
  const asOf = asOfOf(bundle, checked.log);
  const standing = standingOf(bundle.case, entries);
  const problems = [
    ...(strangeKey ? [{ member: 'verifierKey', why: 'it is not the key given with --key' }] : []),
    ...ofEntries,
    ...(ofEntries.length > 0 ? [] : checkAnswers(bundle, entries)),
    ...(ofEntries.length > 0 || asOf !== null ? [] : [NOT_OF_THESE]),
  ];
  const answers = problems.length > 0 ? [] : bundle.answers.flatMap(saidBy(entries));
  return {
    problems: [...problems, ...checkChange(answers, demands.change)],
    answers,
    released: standing.kind === 'released' || standing.kind === 'used',
    standing,
    asOf,
  };
}

const NOT_OF_THESE: Problem = {
  member: 'checkpoint',
  why: 'it was not signed for these entries: some that the ledger has may be left out',
};

function asOfOf(bundle: ApprovalBundle, log: Checkpoint | null): Checked['asOf'] {
  if (log === null) return null;
  const entries = bundle.entries.map(({ sequence }) => sequence);
  const at = readAsOf(log.lines, { case: bundle.case, entries });
  return at === null ? null : { at, size: log.size };
}

function checkAnswers(
  bundle: ApprovalBundle,
  entries: ReadonlyMap<number, EntryFields>,
): readonly Problem[] {
  return [
    ...bundle.answers.flatMap((_, index) => checkAnswer(bundle, index, entries)),
    ...checkWhole(bundle, entries),
  ];
}

/** Answers are numbered, and a release names those that it rests on: what was left out shows. */
function checkWhole(
  bundle: ApprovalBundle,
  entries: ReadonlyMap<number, EntryFields>,
): readonly Problem[] {
  if (bundle.answers.length === 0) return [{ member: 'answers', why: 'there are none' }];
  const listed = bundle.answers.map(({ entry }) => entry);
  const told = [...entries.values()].filter(({ kind }) => kind === 'case.answered');
  const unlisted = told.find(({ sequence }) => !listed.includes(sequence));
  if (unlisted || new Set(listed).size !== listed.length) {
    return [{ member: 'answers', why: 'they are not those that the entries tell of' }];
  }
  const numbers = told.map(({ body }) => body['sequence']);
  if (numbers.some((number, index) => number !== index)) {
    return [{ member: 'answers', why: `answer ${firstGap(numbers)} of the case is not here` }];
  }
  const ids = new Set(told.map(({ body }) => body['approval']));
  for (const { kind, body, sequence, case: of } of entries.values()) {
    if (kind !== 'case.released') continue;
    if (of !== bundle.case) return [{ member: 'case', why: `entry ${sequence} is about ${of}` }];
    const needed = Array.isArray(body['approvals']) ? (body['approvals'] as unknown[]) : [];
    if (needed.some((id) => !ids.has(id))) {
      return [{ member: 'answers', why: 'an answer that the release rests on is not here' }];
    }
  }
  return [];
}

function firstGap(numbers: readonly unknown[]): number {
  return numbers.findIndex((number, index) => number !== index);
}

function checkChange(answers: readonly SaidAnswer[], change: string | null): readonly Problem[] {
  if (change === null) return [];
  return answers.flatMap(({ changeDigest }, index) =>
    changeDigest === change
      ? []
      : [{ member: `answers[${index}]`, why: `it is about another change, ${changeDigest}` }],
  );
}

function saidBy(entries: ReadonlyMap<number, EntryFields>) {
  return ({ entry, proof }: ApprovalBundle['answers'][number]): readonly SaidAnswer[] => {
    const told = entries.get(entry);
    if (!told) return [];
    const { body } = told;
    const { changeDigest } = (body['binding'] ?? {}) as Partial<Record<string, unknown>>;
    return [
      {
        person: String(body['person']),
        answer: String(body['answer']),
        reason: String(body['reason']),
        at: told.at,
        changeDigest: String(changeDigest),
        statement: proof?.statement ?? null,
        carriedFrom: typeof body['carriedFrom'] === 'string' ? body['carriedFrom'] : null,
      },
    ];
  };
}
