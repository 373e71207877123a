/**
 * Keeps the guard compiled, so that it need not be at a first call. Run by whoever puts the guard in place,
 * since its agents cannot write beside it. Judges a few usual commands, and so compiles what they need;
 * nothing is run, and nothing is written down.
 */
import { openParts } from './parts.ts';

declare const BUILD: string;

/** Few: what is compiled and not needed is read at every start all the same. */
const USUAL: readonly string[] = [
  'git status',
  'ls -la src | head -20',
  'rm -rf .claude/settings.json',
  'git push --force origin main',
  'cat package.json',
];

const parts = openParts(__dirname, BUILD);
const { judgeAhead } = parts.now('guard#run') as {
  readonly judgeAhead: (commands: readonly string[]) => Promise<void>;
};

module.exports = judgeAhead(USUAL).then(() => parts.keepCompiled(true));
