import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

interface Place {
  readonly files: Readonly<Record<string, string>>;
  readonly committed: readonly string[];
  readonly changed: Readonly<Record<string, string>>;
  readonly untracked: Readonly<Record<string, string>>;
}

/** The imagined machine laid out for real: a home with a repository in it that has work in progress. */
export function layOut(file: string): {
  readonly home: string;
  readonly repository: string;
  readonly end: () => void;
} {
  const place = JSON.parse(readFileSync(file, 'utf8')) as Place;
  const home = mkdtempSync(join(tmpdir(), 'home-'));
  const repository = join(home, 'repo');
  const git = (...words: readonly string[]) =>
    execFileSync('git', [
      '-C',
      repository,
      '-c',
      'user.name=A',
      '-c',
      'user.email=a@b.example',
      ...words,
    ]);
  write(repository, place.files);
  git('init', '-q', '-b', 'main');
  git('remote', 'add', 'origin', 'git@github.com:acme/shop.git');
  git('add', '-f', '--', ...place.committed);
  git('commit', '-q', '-m', 'All of it');
  git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main');
  git('switch', '-q', '-c', 'feature/checkout');
  write(repository, place.changed);
  write(repository, place.untracked);
  return { home, repository, end: () => rmSync(home, { recursive: true, force: true }) };
}

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text, { mode: path.endsWith('.sh') ? 0o755 : 0o644 });
    // Somebody's work of an earlier day, not of the agent that asks.
    utimesSync(join(folder, path), new Date('2026-03-01'), new Date('2026-03-01'));
  }
}
