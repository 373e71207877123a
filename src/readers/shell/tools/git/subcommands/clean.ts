import type { Doing, Word } from '../../../types.ts';
import { mayLoseWork, workLost } from '../doing.ts';
import type { GitCall, Subcommand } from '../types.ts';

/** Folders that a build or an installation makes anew. */
const GENERATED = new Set(
  `node_modules dist build out target coverage .next .nuxt .turbo .cache .parcel-cache .svelte-kit
   __pycache__ .pytest_cache .mypy_cache .ruff_cache .tox .venv venv .gradle obj tmp .tmp`
    .trim()
    .split(/\s+/),
);

/** Deletion of what git does not track. */
export const CLEAN: readonly Subcommand[] = [
  { names: 'clean', valued: '-e --exclude', dry: '-n --dry-run -i --interactive', does: clean },
];

function clean(call: GitCall): readonly Doing[] {
  const unasked = call.settings.some(({ text }) =>
    /^clean\.requireforce=(?:false|no|off|0)$/i.test(text),
  );
  if (!call.has('-f', '--force') && !unasked) return [];
  const ignored = call.has('-x', '-X');
  if (!ignored && call.repository?.isDirty() === false) return [];
  const paths = call.operands;
  const left = paths.filter((path) => !isGenerated(path) && (ignored || mayLoseWork(call, path)));
  if (paths.length > 0 && left.length === 0) return [];
  const why = ignored
    ? 'Files that git ignores are deleted, settings and local databases among them; nothing keeps a copy.'
    : 'Files that were never committed are deleted; nothing keeps a copy.';
  const addresses = paths.length === 0 ? ['untracked files'] : left.map(({ text }) => text);
  return addresses.slice(0, 50).map((address) => ({
    ...workLost(address, why, 'delete'),
    safer: ['look first: `git clean -n`', '`git stash push -u` instead'],
  }));
}

function isGenerated({ text, known, glob }: Word): boolean {
  if (!known || glob) return false;
  const last = text.split('/').findLast((part) => part !== '');
  return last !== undefined && GENERATED.has(last);
}
