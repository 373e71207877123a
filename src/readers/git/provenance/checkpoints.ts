import type { ProvenanceClue } from '../../../core/provenance/types.ts';
import { linesOf } from '../commits/message-lines.ts';
import type { Commit } from '../commits/parse-commit.ts';
import { readObjects } from '../repository/read-objects.ts';
import { runGit } from '../repository/run-git.ts';
import type { Repository } from '../repository/run-git.ts';
import { toolNamed } from './authorship-log.ts';
import { clueFrom } from './clue.ts';
import { put } from './put.ts';

const TRAILER = /^Entire-Checkpoint: ?([0-9a-f]{12}|[0-9A-HJKMNP-TV-Z]{26})\s*$/i;
const BRANCHES = ['refs/heads', 'refs/remotes/origin'].map(
  (place) => `${place}/entire/checkpoints/v1`,
);
const MOST_CHECKPOINTS = 10_000;
const LARGEST_RECORD = 1024 * 1024;

/** Checkpoints that messages name, and which commits name them. */
export class CheckpointGatherer {
  private readonly named = new Map<string, string[]>();

  add({ name, message }: Pick<Commit, 'name' | 'message'>): void {
    if (!message.some((line) => /entire-/i.test(line))) return;
    for (const { text } of linesOf(message)) {
      const id = TRAILER.exec(text)?.[1];
      if (id === undefined || this.named.size >= MOST_CHECKPOINTS) continue;
      const known = id.length === 12 ? id.toLowerCase() : id.toUpperCase();
      put(this.named, known, name);
    }
  }

  /** Those that the repository keeps, with the tool whose session they are. */
  async clues(repository: Repository): Promise<readonly ProvenanceClue[]> {
    const places = [...this.named.keys()].flatMap((id) => placesOf(id).map((place) => [place, id]));
    if (places.length === 0) return [];
    const format = '--batch-check=%(objectname) %(objecttype) %(objectsize) %(rest)';
    const input = Buffer.from(places.map((pair) => `${pair.join(' ')}\n`).join(''));
    const { output } = await runGit(repository, ['cat-file', format], { input });
    const ids = new Map<string, string[]>();
    for (const line of output.toString('latin1').split('\n')) {
      const [, blob, size, id] = /^([0-9a-f]{40,64}) blob (\d+) (\w+)$/.exec(line) ?? [];
      if (blob === undefined || id === undefined || Number(size) > LARGEST_RECORD) continue;
      put(ids, blob, id);
    }
    const tools = new Map<string, Set<string>>();
    await readObjects(repository, [...ids.keys()], (blob, content) => {
      const tool = toolOf(content.toString('utf8')) ?? '';
      const commits = (ids.get(blob) ?? []).flatMap((id) => this.named.get(id) ?? []);
      tools.set(tool, new Set([...(tools.get(tool) ?? []), ...commits]));
    });
    return [...tools]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([tool, commits]) =>
        clueFrom({
          kind: 'checkpoint',
          says: 'ai',
          tool: tool === '' ? null : tool,
          source: 'entire/checkpoints',
          note: 'the repository keeps the checkpoint of the session that the commit came from',
          commits: [...commits],
        }),
      );
  }
}

function placesOf(id: string): readonly string[] {
  if (id.length === 26) {
    return [`refs/entire/checkpoints/${id.slice(-2)}/${id}:0/metadata.json`];
  }
  return BRANCHES.map((branch) => `${branch}:${id.slice(0, 2)}/${id.slice(2)}/0/metadata.json`);
}

function toolOf(json: string): string | null {
  try {
    const record = JSON.parse(json) as { readonly agent?: unknown } | null;
    return toolNamed(record?.agent);
  } catch {
    return null;
  }
}
