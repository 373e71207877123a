import type { ClueKind, ProvenanceClue } from '../../../core/provenance/types.ts';
import { agentOfAccount, agentOfBranch, agentOfToolName } from '../commits/agent-of.ts';
import { marksOf } from '../commits/marks-of-message.ts';
import { splitLines } from '../commits/parse-commit.ts';
import { skeletonOf } from '../commits/skeleton.ts';
import { clueFrom } from './clue.ts';

/** What a forge tells of a pull or merge request. All of it but the author's account is the author's text. */
export interface RequestText {
  readonly title: string;
  readonly body: string;
  readonly labels: readonly string[];
  /** Name of the branch that is to be merged. */
  readonly headBranch: string;
  readonly author: {
    readonly login: string;
    /** As the forge has it: `bot` or `app` for an account that is no person's, in any case. */
    readonly kind: string;
  };
}

const LONGEST_BODY = 256 * 1024;
const MOST_LABELS = 200;

/** Labels that say that a machine wrote it; one that merely names a tool or a subject says nothing. */
const MADE_BY_MACHINE =
  /^(?:ai|llm|genai|agent|(?<tool>[a-z][a-z0-9 .-]{0,30}?))[-_ :/]*(?:assisted|generated|authored|written)$/;

/**
 * Marks of coding agents in a request, in a fixed order. Declared, since its author can write or remove
 * them; attested where the forge itself says that an agent's account opened it.
 */
export function cluesOfRequest(request: RequestText): readonly ProvenanceClue[] {
  return [
    ...cluesOfAuthor(request),
    ...cluesOfText(request),
    ...cluesOfLabels(request),
    ...cluesOfBranch(request.headBranch, 'branch of the request'),
  ];
}

/** A mark of a coding agent in the name of the branch that a change comes from. */
export function cluesOfBranch(branch: string, source: string): readonly ProvenanceClue[] {
  const tool = agentOfBranch(branch);
  if (tool === null) return [];
  const note = 'coding agents give such names to their branches';
  return [clue('branch', tool, source, note, branch)];
}

function cluesOfAuthor({ author }: RequestText): readonly ProvenanceClue[] {
  const isBot = /^(?:bot|app|application)$/i.test(author.kind);
  const tool = isBot ? agentOfAccount(author.login.slice(0, 200), true) : null;
  if (tool === null) return [];
  const note = 'the forge says that the account of a coding agent opened the request';
  const declared = clue('bot-identity', tool, 'author of the request', note, author.login);
  return [{ ...declared, strength: 'attested' }];
}

function cluesOfText({ title, body }: RequestText): readonly ProvenanceClue[] {
  const parts = [
    ['title of the request', marksOf([title])],
    ['text of the request', marksOf(splitLines(body.slice(0, LONGEST_BODY)))],
  ] as const;
  return parts.flatMap(([source, marks]) =>
    marks.map(({ kind, tool, line }) => {
      const note = 'the request says that a coding agent took part';
      const from = kind === 'checkpoint' ? 'checkpoint' : 'request-text';
      return clue(from, tool, source, note, line.raw, line.number);
    }),
  );
}

function cluesOfLabels({ labels }: RequestText): readonly ProvenanceClue[] {
  const found = new Map<string, ProvenanceClue>();
  for (const label of labels.slice(0, MOST_LABELS)) {
    const name = skeletonOf(label.slice(0, 100)).trim().toLowerCase();
    const match = MADE_BY_MACHINE.exec(name);
    const named = match?.groups?.['tool'];
    const tool = named === undefined ? null : agentOfToolName(named);
    if (match === null || (named !== undefined && tool === null)) continue;
    const note = 'a label says that a coding agent took part';
    found.set(name, clue('label', tool, 'label of the request', note, label));
  }
  return [...found.keys()].toSorted().flatMap((name) => found.get(name) ?? []);
}

function clue(
  kind: ClueKind,
  tool: string | null,
  source: string,
  note: string,
  text: string,
  line?: number,
): ProvenanceClue {
  return clueFrom({
    kind,
    says: 'ai',
    tool,
    source,
    note,
    text,
    ...(line === undefined ? {} : { line }),
  });
}
