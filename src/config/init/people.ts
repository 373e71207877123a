import type { FoundPerson } from './discovery.ts';
import { IdGiver } from './identifiers.ts';
import { git } from './repository-files.ts';

const MOST_COMMITS = 20_000;
const MOST_PEOPLE = 30;
const MACHINE = /\[bot\]|^(?:no-?reply|bot|ci|build|jenkins|github-actions|renovate|dependabot)\b/i;

/** Who wrote most of the latest commits. One name is one person; machines are left out. */
export async function findPeople(root: string): Promise<FoundPerson[]> {
  const args = [
    'log',
    `--max-count=${MOST_COMMITS}`,
    '--no-merges',
    '--format=%aN%x00%aE',
    'HEAD',
    '--',
  ];
  const output = (await git(root, args)) ?? '';
  const byName = new Map<string, { emails: Set<string>; commits: number }>();
  for (const line of output.split('\n')) {
    const [name = '', email = ''] = line.split('\0');
    if (name === '' || email === '' || MACHINE.test(name) || MACHINE.test(email)) continue;
    const person = byName.get(name) ?? { emails: new Set(), commits: 0 };
    person.emails.add(email.toLowerCase());
    person.commits += 1;
    byName.set(name, person);
  }
  const ids = new IdGiver();
  return [...byName]
    .toSorted(([a, one], [b, two]) => two.commits - one.commits || (a < b ? -1 : 1))
    .slice(0, MOST_PEOPLE)
    .map(([name, { emails, commits }]) => ({
      id: ids.give(name.replaceAll(' ', '.')),
      name,
      emails: [...emails].toSorted(),
      commits,
    }));
}
