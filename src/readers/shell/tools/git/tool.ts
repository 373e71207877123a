import type { Tool } from '../types.ts';
import { readGit } from './read-git.ts';

/** Git. Its subcommands' options differ too much for one table; each has an entry in `subcommands/`. */
export const gitTool: Tool = {
  id: 'git',
  programs: ['git'],
  provider: 'git',
  valued: ['-C', '-c', '--git-dir', '--work-tree', '--namespace', '-m', '--message'],
  acts: [{ words: '', does: readGit }],
  otherwise: 'harmless',
};
