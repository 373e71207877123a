/** Commits, however many, in one `git fast-import`. */
import type { BareRepository } from './bare-repository.ts';

export interface Signature {
  readonly name: string;
  readonly email: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
}

/** Contents of a file; null deletes it. Text is UTF-8. */
export type FileContent =
  string | Uint8Array | null | { readonly mode: '100755' | '120000'; readonly content: string };

export interface CommitDraft {
  readonly message: string;
  readonly author: Signature;
  readonly committer: Signature;
  readonly files: Readonly<Record<string, FileContent>>;
  /** Hashes; left out, the draft before it is the only parent. */
  readonly parents?: readonly string[];
}

/** Writes the drafts in order, without moving any branch. The hash of each. */
export async function writeCommits(
  repository: BareRepository,
  drafts: readonly CommitDraft[],
): Promise<readonly string[]> {
  const stream: Uint8Array[] = [];
  const put = (text: string): number => stream.push(Buffer.from(text));
  drafts.forEach((draft, index) => {
    const parents = draft.parents ?? (index === 0 ? [] : [`:${index}`]);
    put('reset refs/fake/tip\n\n');
    put(`commit refs/fake/tip\nmark :${index + 1}\n`);
    put(`author ${line(draft.author)}\ncommitter ${line(draft.committer)}\n`);
    data(stream, draft.message);
    parents.forEach((parent, at) => put(`${at === 0 ? 'from' : 'merge'} ${parent}\n`));
    for (const [path, content] of Object.entries(draft.files)) file(stream, path, content);
    put('\n');
  });
  drafts.forEach((_, index) => put(`get-mark :${index + 1}\n`));
  put('done\n');
  const { output } = await repository.run(
    ['fast-import', '--quiet', '--force', '--done', '--cat-blob-fd=1', '--date-format=raw'],
    { input: Buffer.concat(stream) },
  );
  const shas = output.toString().trim().split('\n');
  if (shas.length !== drafts.length) throw new Error(`git wrote ${shas.length} commits`);
  return shas;
}

function file(stream: Uint8Array[], path: string, content: FileContent): void {
  const name = JSON.stringify(path);
  if (content === null) {
    stream.push(Buffer.from(`D ${name}\n`));
    return;
  }
  const plain = typeof content === 'string' || content instanceof Uint8Array;
  const mode = plain ? '100644' : content.mode;
  stream.push(Buffer.from(`M ${mode} inline ${name}\n`));
  data(stream, plain ? content : content.content);
}

function data(stream: Uint8Array[], content: string | Uint8Array): void {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  stream.push(Buffer.from(`data ${bytes.length}\n`), bytes, Buffer.from('\n'));
}

function line({ name, email, at }: Signature): string {
  return `${name} <${email}> ${Math.floor(Date.parse(at) / 1000)} +0000`;
}
