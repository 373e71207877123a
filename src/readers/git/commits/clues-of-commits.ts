import type { ProvenanceClue } from '../../../core/provenance/types.ts';
import { LineMask } from '../../shared/mask-secrets.ts';
import { agentOfBranch, agentOfSignature } from './agent-of.ts';
import { marksOf } from './marks-of-message.ts';
import type { Commit } from './parse-commit.ts';

interface Found {
  readonly clue: ProvenanceClue;
  readonly commits: Set<string>;
}

/**
 * Marks of coding agents in some commits: one clue for each kind and tool, with the first commit that
 * shows it and the ids of all. Each is declared, since whoever commits can write or remove it.
 */
export class ClueGatherer {
  private readonly found = new Map<string, Found>();
  private commits = 0;

  add(commit: Commit): void {
    this.commits += 1;
    for (const { role, tool, text } of botsOf(commit)) {
      this.note('bot-identity', tool, commit.name, `${role} ${text}`, null);
    }
    for (const { kind, tool, line } of marksOf(commit.message)) {
      this.note(kind, tool, commit.name, line.raw, line.number);
    }
  }

  /** A branch that the person named, or that is checked out. */
  addBranch(branch: string): void {
    const tool = agentOfBranch(branch);
    if (tool === null) return;
    const clue = clueOf('branch', tool, `branch ${branch}`, branch, null);
    this.found.set(`branch ${tool}`, { clue, commits: new Set() });
  }

  clues(): ProvenanceClue[] {
    return [...this.found.keys()].toSorted().map((key) => {
      const { clue, commits } = this.found.get(key) as Found;
      if (commits.size === 0) return clue;
      const note = `${clue.evidence.note}; in ${commits.size} of ${this.commits} commits`;
      const noted = { ...clue, evidence: { ...clue.evidence, note } };
      // A patch may name its commits by lines, which nobody else would know them by.
      const ids = [...commits].toSorted();
      return ids.every((id) => /^[0-9a-f]{40,64}$/.test(id)) ? { ...noted, commits: ids } : noted;
    });
  }

  private note(
    kind: ProvenanceClue['kind'],
    tool: string | null,
    commit: string,
    text: string,
    line: number | null,
  ): void {
    const key = `${kind} ${tool ?? ''}`;
    const known = this.found.get(key);
    if (known !== undefined) known.commits.add(commit);
    else {
      const clue = clueOf(kind, tool, commit, text, line);
      this.found.set(key, { clue, commits: new Set([commit]) });
    }
  }
}

/** Agents that a commit names as its author or committer. */
export function botsOf(
  commit: Pick<Commit, 'author' | 'committer'>,
): readonly { readonly role: string; readonly tool: string; readonly text: string }[] {
  return (['author', 'committer'] as const).flatMap((role) => {
    const signature = commit[role];
    const tool = signature === null ? null : agentOfSignature(signature);
    return tool === null ? [] : [{ role, tool, text: `${signature?.name} <${signature?.email}>` }];
  });
}

const NOTES: Partial<Record<ProvenanceClue['kind'], string>> = {
  'bot-identity': 'a coding agent is named as having written or committed it',
  trailer: 'the commit message says that a coding agent took part',
  checkpoint: 'the commit message names the checkpoint of a session with a coding agent',
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
