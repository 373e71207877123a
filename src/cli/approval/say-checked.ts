import type { ApprovalBundle } from '../../server/contract/presence.ts';
import { oneLine } from '../faults.ts';
import { plain } from '../terminal/layout.ts';
import type { Checked, Demands, SaidAnswer } from './check/check-bundle.ts';
import { endWords } from './check/standing.ts';
import type { Since } from './ask-since.ts';

/** What came out, for people: who signed what, knowing what; or each member that does not fit. */
export function sayChecked(
  { problems, answers, standing, asOf }: Checked,
  bundle: ApprovalBundle,
  demands: Demands,
  since: Since | null,
): string {
  if (problems.length > 0) {
    const lines = problems.map(({ member, why }) => `  ${member}: ${oneLine(why)}.`);
    return ['Broken: what this file says is not proved.', ...lines].map(plain).join('\n');
  }
  if (standing.kind === 'ended') {
    return plain(oneLine(`Void: the case ${bundle.case} was released, and ${endWords(standing)}.`));
  }
  return [
    `Proved: the answers to the case ${bundle.case}.`,
    `${stateWords(standing)} as of ${asOf?.at ?? 'an unknown time'}, checkpoint size ${asOf?.size ?? 0}.`,
    since === null
      ? 'What became of it since, a file cannot say: ask with --server.'
      : `${since.kind === 'ended' ? 'No more: ' : ''}${since.words}`,
    ...answers.flatMap((answer) => ['', ...sayAnswer(answer)]),
    '',
    demands.key === null
      ? `The ledger is signed with ${bundle.verifierKey}. Compare it with the key that you know, or give that with --key.`
      : 'The ledger is signed with the key that you gave.',
  ]
    .map((line) => plain(oneLineKeepingIndent(line)))
    .join('\n');
}

function stateWords(standing: Checked['standing']): string {
  switch (standing.kind) {
    case 'unreleased':
      return 'Not released';
    case 'used':
      return `Released, and used at ${standing.entry.at},`;
    default:
      return 'Released';
  }
}

function sayAnswer(answer: SaidAnswer): readonly string[] {
  const did = { approve: 'approved', refuse: 'refused', withdraw: 'took back' }[answer.answer];
  const { statement } = answer;
  const head = `${answer.person} ${did} at ${answer.at}: ${answer.reason}`;
  if (statement === null) {
    return [
      head,
      `  By session: nothing proves that a person was present.`,
      `  Change ${answer.changeDigest}`,
    ];
  }
  const { headline, origin, changeDigest, assessmentDigest, policyHash } = statement.subject;
  return [
    head,
    '  Signed with a passkey, by somebody present and verified, after they were shown:',
    `  “${text(headline)}”`,
    ...(isOrigin(origin) ? [`  ${originWords(origin)}`] : []),
    `  Change ${text(changeDigest)}`,
    `  Assessment ${text(assessmentDigest)}`,
    `  Policy ${text(policyHash)}`,
    ...(answer.carriedFrom === null
      ? []
      : [
          `  Carried over to ${answer.changeDigest}: that the difference is the same is the server’s word.`,
        ]),
  ];
}

interface Origin {
  readonly [name: string]: unknown;
}

function isOrigin(value: unknown): value is Origin {
  return typeof value === 'object' && value !== null;
}

function originWords({ forge, repository, request, base, mergeBase, head }: Origin): string {
  const number = request === null ? '' : ` #${text(request)}`;
  return `${text(forge)} ${text(repository)}${number}: ${text(head)} onto ${text(base)} (merge base ${text(mergeBase)})`;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What was written by others must not move the cursor. */
function oneLineKeepingIndent(line: string): string {
  return (/^ */.exec(line)?.[0] ?? '') + oneLine(line);
}
