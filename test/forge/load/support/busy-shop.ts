/** A repository with many open pulls, and people who push to them, label and review them. */
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Pull } from '../../../support/github-fake/state/pull.ts';
import type { RepositoryHandle } from '../../../support/github-fake/repository-handle.ts';
import {
  startGitHubFake,
  type GitHubFake,
} from '../../../support/github-fake/start-github-fake.ts';
import { seeded, type Chance } from './seeded.ts';

const run = promisify(execFile);
const AUTHORS = ['ana', 'ben', 'cho', 'dee'] as const;
const REVIEWER = 'rex';

export interface BusyShop {
  readonly fake: GitHubFake;
  readonly repo: RepositoryHandle;
  readonly pulls: readonly Pull[];
  /** Lets so many things happen to pulls, in git and on the forge. */
  readonly happen: (pushes: number, others: number) => Promise<void>;
  /** What has to stand beside the head of a pull, by what git and its reviewer say. */
  readonly expected: (pull: Pull) => Promise<'success' | 'action_required'>;
  /** A catalog in which `pay/` is of Tier 1; returns its file. */
  readonly writeCatalog: (folder: string) => Promise<string>;
}

/** `seed`: equal ones let the same happen. */
export async function openBusyShop(count: number, seed: number): Promise<BusyShop> {
  const fake = await startGitHubFake();
  for (const login of [...AUTHORS, REVIEWER]) fake.addAccount({ login });
  const may = Object.fromEntries([...AUTHORS, REVIEWER].map((login) => [login, 'write' as const]));
  const repo = await fake.addRepository('acme/shop', { permission: may });
  const start = await repo.commit({
    branch: 'main',
    files: { 'docs/start.md': 'Start here.\n', 'pay/fee.ts': 'export const fee = 1;\n' },
    author: 'ana',
  });
  const chance = seeded(seed);
  const said = new Map<Pull, boolean>();
  const pulls: Pull[] = [];
  fake.deliver('hold');
  for (let index = 0; index < count; index += 1) {
    const by = authorOf(index);
    const branch = `work-${index}`;
    await repo.commit({ branch, files: fileOf(chance, index, 0), author: by });
    pulls.push(await repo.openPull({ head: branch, by, quiet: true, title: `Work ${index}` }));
  }
  let turn = 0;
  const push = async (index: number, pull: Pull): Promise<void> => {
    turn += 1;
    const given = { files: fileOf(chance, index, turn), message: `Turn ${turn}` };
    const by = authorOf(index);
    if (chance.next() < 0.7) return void (await repo.push(pull.head, given, by));
    const sha = await repo.commit({ ...given, author: by, parents: [start] });
    await repo.forcePush(pull.head, sha, by);
  };
  const other = async (index: number, pull: Pull): Promise<void> => {
    turn += 1;
    const kind = chance.next();
    if (kind < 0.4) return repo.label(pull, `label-${turn}`, authorOf(index));
    if (kind < 0.6) return void repo.comment(pull, REVIEWER, 'Nice work.');
    const asksForMore = chance.next() < 0.5;
    said.set(pull, asksForMore);
    const state = asksForMore ? 'CHANGES_REQUESTED' : 'APPROVED';
    repo.review(pull, { by: REVIEWER, state });
  };
  return {
    fake,
    repo,
    pulls,
    happen: async (pushes, others) => {
      const kinds = [
        ...Array.from({ length: pushes }, () => push),
        ...Array.from({ length: others }, () => other),
      ];
      for (const happens of chance.shuffled(kinds)) {
        const index = Math.floor(chance.next() * pulls.length);
        await happens(index, pulls[index] as Pull);
      }
    },
    expected: async (pull) => {
      const range = `main...${pull.headSha}`;
      const args = ['--git-dir', repo.directory, 'diff', '--name-only', range];
      const { stdout } = await run('git', args);
      const paths = stdout.split('\n').filter(Boolean);
      const isHarmless = paths.every((path) => path.startsWith('docs/'));
      return isHarmless && said.get(pull) !== true ? 'success' : 'action_required';
    },
    writeCatalog: async (folder) => {
      const file = join(folder, 'catalog.yaml');
      await writeFile(file, catalogFor(new URL(fake.url).host));
      return file;
    },
  };
}

const authorOf = (index: number): string => AUTHORS[index % AUTHORS.length] ?? AUTHORS[0];

/** Two pulls in five have documents only, so that both outcomes are frequent at the end. */
function fileOf(chance: Chance, index: number, turn: number): Readonly<Record<string, string>> {
  const isDocs = index % 5 < 2 || chance.next() < 0.3;
  return isDocs
    ? { [`docs/note-${index}-${turn}.md`]: `Turn ${turn}.\n` }
    : { [`pay/part-${index}-${turn}.ts`]: `export const part = ${turn};\n` };
}

function catalogFor(host: string): string {
  const people = [...AUTHORS, REVIEWER].map((login) => {
    const level = login === REVIEWER ? 'senior' : 'mid';
    return `  - { id: ${login}, name: ${login}, level: ${level}, teams: [], identities: ['${host}/${login}', '${login}@example.com'] }`;
  });
  return [
    'version: 1',
    'people:',
    ...people,
    'systems:',
    '  - { id: payments, name: Payments, tier: 1, owners: [rex], paths: [pay/**] }',
    '',
  ].join('\n');
}
