import type { Act, ActEffect, Tool } from '../../types.ts';
import { calls } from './api.ts';
import {
  APPROVED,
  COSTLY,
  DATA_GONE,
  KEY_ADDED,
  MERGED,
  onForge,
  ORDINARY,
  RELEASED,
  REPOSITORY_GONE,
  SECRET_GONE,
  TOKEN_SHOWN,
} from './effects.ts';

const does =
  (...effects: readonly ActEffect[]): Act['does'] =>
  (call) =>
    onForge(call, ...effects);

const GITLAB: readonly Act[] = [
  { words: 'api', does: calls },
  { words: 'mr merge|accept', does: does(MERGED) },
  { words: 'mr approve', does: does(APPROVED) },
  { words: 'mr delete', does: does({ ...DATA_GONE, type: 'pull-request' }) },
  {
    words: 'mr create|new|close|reopen|note|update|rebase|revoke|todo|subscribe',
    does: does({ ...ORDINARY, type: 'pull-request' }),
  },
  { words: 'issue|incident delete', does: does({ ...DATA_GONE, type: 'issue' }) },
  { words: 'repo|project delete', does: does({ ...REPOSITORY_GONE, type: 'gitlab_project' }) },
  { words: 'repo|project archive', does: 'harmless' },
  { words: 'repo|project transfer', does: does({ ...COSTLY, type: 'gitlab_project' }) },
  { words: 'release delete', does: does({ ...DATA_GONE, type: 'release' }) },
  { words: 'release create', does: does(RELEASED) },
  {
    words: 'variable delete|remove',
    does: does({ ...SECRET_GONE, type: 'gitlab_project_variable' }),
  },
  { words: 'variable set|update', does: does({ ...ORDINARY, type: 'gitlab_project_variable' }) },
  {
    words: 'ci|pipe|pipeline delete',
    does: does({ ...DATA_GONE, type: 'workflow-run', traits: ['log-erased'] }),
  },
  { words: 'ssh-key|deploy-key|gpg-key add', does: does(KEY_ADDED) },
  {
    words: 'ssh-key|deploy-key|gpg-key delete',
    does: does({ ...COSTLY, verb: 'delete', type: 'ssh-key' }),
  },
  { words: 'token create|rotate', does: does(TOKEN_SHOWN) },
  { words: 'token revoke', does: does({ ...COSTLY, type: 'credential' }) },
  { words: 'auth status', with: ['-t', '--show-token'], does: does(TOKEN_SHOWN) },
  { words: 'snippet delete', does: does({ ...DATA_GONE, type: 'snippet' }) },
  {
    words: 'label|milestone|schedule|securefile delete',
    does: does({ ...COSTLY, verb: 'delete' }),
  },
  { words: '*', does: 'harmless' },
];

const HUB: readonly Act[] = [
  { words: 'delete', does: does(REPOSITORY_GONE) },
  { words: 'api', does: calls },
  { words: 'release delete', does: does({ ...DATA_GONE, type: 'release' }) },
  { words: 'release create', does: does(RELEASED) },
  { words: 'gist create', does: 'harmless' },
];

const GITEA: readonly Act[] = [
  { words: 'repos|repo delete|rm', does: does({ ...REPOSITORY_GONE, type: 'gitea_repository' }) },
  { words: 'pr|pulls merge|m', does: does(MERGED) },
  { words: 'pr|pulls approve|lgtm|a', does: does(APPROVED) },
  { words: 'releases|release delete|rm', does: does({ ...DATA_GONE, type: 'release' }) },
  { words: 'releases|release create|c', does: does(RELEASED) },
  {
    words: 'branches|branch unprotect',
    does: does({ ...COSTLY, traits: ['protection-removed', 'review-bypassed'] }),
  },
];

const VALUED =
  '-R --repo -X --method -f -F --field --raw-field --input -H --header --hostname -m --message -b --title -d -g --group'.split(
    ' ',
  );

/** The command lines of other forges. */
export const otherForges: readonly Tool[] = [
  {
    id: 'glab',
    programs: ['glab'],
    provider: 'gitlab',
    valued: VALUED,
    acts: GITLAB,
    otherwise: 'unknown',
  },
  {
    id: 'hub',
    programs: ['hub'],
    provider: 'github',
    valued: VALUED,
    acts: HUB,
    otherwise: 'harmless',
  },
  {
    id: 'tea',
    programs: ['tea'],
    provider: 'gitea',
    valued: VALUED,
    acts: GITEA,
    otherwise: 'harmless',
  },
];
