import type { ProvenanceClue } from '../../../core/provenance/types.ts';
import { LineMask } from '../../shared/mask-secrets.ts';
import { agentOfAssistance, agentOfBranch, agentOfLine, agentOfSignature } from './agent-of.ts';
import { parseSignature } from './parse-commit.ts';
import type { Commit } from './parse-commit.ts';

const AUTHOR_TRAILERS =
  /^(?:co-authored-by|co-developed-by|signed-off-by|assisted-by|generated-by):\s+(.*)$/i;

interface Found {
  readonly clue: ProvenanceClue;
  commits: number;
}

/**
 * Marks of coding agents in some commits: one clue for each kind and tool, with the first commit that
 * shows it. All of them are declared, since whoever commits can write or remove them.
 */
export class ClueGatherer {
  private readonly found = new Map<string, Found>();
  private commits = 0;

  add(commit: Commit): void {
    this.commits += 1;
    const seen = new Set<string>();
    const note = (
      kind: ProvenanceClue['kind'],
      tool: string | null,
      text: string,
      line: number | null,
    ) => {
      const key = `${kind} ${tool ?? ''}`;
      if (seen.has(key)) return;
      seen.add(key);
      const known = this.found.get(key);
      if (known === undefined)
        this.found.set(key, { clue: clueOf(kind, tool, commit.name, text, line), commits: 1 });
      else known.commits += 1;
    };
    for (const [role, signature] of [
      ['author', commit.author],
      ['committer', commit.committer],
    ] as const) {
      const tool = signature === null ? null : agentOfSignature(signature);
      if (tool !== null)
        note('bot-identity', tool, `${role} ${signature?.name} <${signature?.email}>`, null);
    }
    commit.message.forEach((line, index) => {
      const tool = agentOfMessageLine(line.slice(0, 1000));
      if (tool !== undefined) note('trailer', tool, line, index + 1);
    });
  }

  /** A branch that the person named, or that is checked out. */
  addBranch(branch: string): void {
    const tool = agentOfBranch(branch);
    if (tool === null) return;
    const clue = clueOf('branch', tool, `branch ${branch}`, branch, null);
    this.found.set(`branch ${tool}`, { clue, commits: 0 });
  }

  clues(): ProvenanceClue[] {
    return [...this.found.keys()].toSorted().map((key) => {
      const { clue, commits } = this.found.get(key) as Found;
      if (commits === 0) return clue;
      const note = `${clue.evidence.note}; in ${commits} of ${this.commits} commits`;
      return { ...clue, evidence: { ...clue.evidence, note } };
    });
  }
}

function agentOfMessageLine(line: string): string | null | undefined {
  const [, value = ''] = AUTHOR_TRAILERS.exec(line) ?? [];
  if (value !== '') {
    const signature = parseSignature(value);
    const tool = signature === null ? null : agentOfSignature(signature);
    if (tool !== null) return tool;
    const assistance = /^(?:assisted|generated)-by:/i.test(line) ? agentOfAssistance(value) : null;
    if (assistance !== null) return assistance;
  }
  return agentOfLine(line);
}

const NOTES: Partial<Record<ProvenanceClue['kind'], string>> = {
  'bot-identity': 'a coding agent is named as having written or committed it',
  trailer: 'the commit message says that a coding agent took part',
  branch: 'coding agents give such names to their branches',
};

function clueOf(
  kind: ProvenanceClue['kind'],
  tool: string | null,
  source: string,
  text: string,
  line: number | null,
): ProvenanceClue {
  const excerpt = [{ number: line, text: new LineMask().show(text), mark: 'context' as const }];
  const evidence = { source, pointer: null, line, note: NOTES[kind] ?? kind, excerpt };
  return { kind, says: 'ai', strength: 'declared', tool, evidence };
}
