import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HookGit } from './hook-git.ts';
import { UsageError } from '../faults.ts';

/**
 * A bare repository of our own that borrows all objects, those in the quarantine of a push as well: so a push is
 * read like any repository, with nothing of its settings, hooks or attributes. Notes come along, as provenance
 * may stand in them. Gone when `work` is done.
 */
export async function withBorrowed<T>(
  git: HookGit,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'holdpoint-push-'));
  try {
    await make(git, folder);
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function make(git: HookGit, folder: string): Promise<void> {
  const format = (await git.run(['rev-parse', '--show-object-format'])).output.trim();
  const isSha1 = format !== 'sha256';
  await Promise.all(
    ['objects/info', 'objects/pack', 'refs/heads'].map((path) =>
      mkdir(join(folder, path), { recursive: true }),
    ),
  );
  const odd = git.objectFolders.find((path) => path.includes('\n'));
  if (odd !== undefined) {
    throw new UsageError(
      'the repository lies below a folder with a line break in its name. Move it',
    );
  }
  await writeFile(join(folder, 'HEAD'), 'ref: refs/heads/none\n');
  await writeFile(
    join(folder, 'config'),
    isSha1
      ? '[core]\n\trepositoryformatversion = 0\n\tbare = true\n'
      : '[core]\n\trepositoryformatversion = 1\n\tbare = true\n[extensions]\n\tobjectformat = sha256\n',
  );
  await writeFile(join(folder, 'objects/info/alternates'), `${git.objectFolders.join('\n')}\n`);
  const notes = await git.run([
    'for-each-ref',
    '--sort=refname',
    '--format=%(objectname) %(refname)',
    'refs/notes/',
  ]);
  await writeFile(join(folder, 'packed-refs'), `# pack-refs with: sorted \n${notes.output}`);
  await copyFile(join(git.commonDir, 'shallow'), join(folder, 'shallow')).catch(ignoreMissing);
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
