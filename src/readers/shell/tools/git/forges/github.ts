import type { ToolReading } from '../../../types.ts';
import { standsForMany } from '../../of-many.ts';
import type { Act, ActEffect, Call, Tool } from '../../types.ts';
import { calls } from './api.ts';
import {
  APPROVED,
  BYPASSED,
  COSTLY,
  DATA_GONE,
  EXPOSED,
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

/** One can be opened again; each of a list, seen by nobody, is another matter. */
function closes(call: Call): ToolReading {
  const type = call.operands[0]?.text === 'pr' ? 'pull-request' : 'issue';
  if (!call.operands.slice(call.taken).some(standsForMany)) {
    return onForge(call, { ...ORDINARY, type });
  }
  const why = 'Each of a list is closed, nobody can see which, and everybody who follows is told.';
  return onForge(call, { ...COSTLY, type, why, traits: ['bulk', 'unknown-target'] });
}

const ACTS: readonly Act[] = [
  { words: 'api', does: calls },
  { words: 'pr merge', with: ['--admin'], does: does(BYPASSED) },
  { words: 'pr merge', with: ['--disable-auto'], does: 'harmless' },
  { words: 'pr merge', does: does(MERGED) },
  { words: 'pr review', with: ['-a', '--approve'], does: does(APPROVED) },
  { words: 'pr|issue close', does: closes },
  {
    words: 'pr create|new|close|reopen|comment|edit|ready|review|lock|unlock|update-branch|revert',
    does: does({ ...ORDINARY, type: 'pull-request' }),
  },
  { words: 'pr', does: 'harmless' },
  {
    words: 'issue delete',
    does: does({
      ...DATA_GONE,
      type: 'issue',
      why: 'The issue and its discussion are deleted for good.',
      safer: ['close it instead'],
    }),
  },
  { words: 'issue transfer', does: does({ ...COSTLY, type: 'issue' }) },
  {
    words: 'issue create|new|close|reopen|comment|edit|pin|unpin|lock|unlock|develop',
    does: does({ ...ORDINARY, type: 'issue' }),
  },
  { words: 'repo delete', does: does(REPOSITORY_GONE) },
  { words: 'repo archive|rename|unarchive', does: does({ ...COSTLY, type: 'github_repository' }) },
  {
    words: 'repo edit',
    does: (call) =>
      call.value('--visibility')?.text === 'public'
        ? onForge(call, EXPOSED)
        : onForge(call, {
            ...COSTLY,
            type: 'github_repository',
            targets: { operands: 0, most: 1 },
            ...(call.has(
              '--visibility',
              '--default-branch',
              '--accept-visibility-change-consequences',
            )
              ? {}
              : { reversibility: 'reversible' as const }),
          }),
  },
  {
    words: 'repo sync',
    with: ['--force'],
    does: does({
      ...DATA_GONE,
      verb: 'update',
      type: 'git-history',
      traits: ['history-rewritten'],
      why: 'The branch is set to what its source has; commits that are only there go out of reach.',
    }),
  },
  { words: 'repo deploy-key add', does: does(KEY_ADDED) },
  { words: 'repo deploy-key delete', does: does({ ...COSTLY, type: 'ssh-key' }) },
  {
    words: 'repo create',
    with: ['--public'],
    does: does({
      ...ORDINARY,
      verb: 'create',
      type: 'github_repository',
      why: 'A repository is made that everybody can read.',
    }),
  },
  { words: 'repo', does: 'harmless' },
  {
    words: 'release delete',
    does: does({
      ...DATA_GONE,
      type: 'release',
      why: 'The release goes with its files; whoever fetches them by address fails.',
    }),
  },
  { words: 'release delete-asset', does: does({ ...DATA_GONE, type: 'release-file' }) },
  { words: 'release create|new', with: ['-d', '--draft'], does: 'harmless' },
  { words: 'release create|new', does: does(RELEASED) },
  { words: 'release edit', with: ['--draft=false'], does: does(RELEASED) },
  { words: 'release edit|upload', does: does({ ...ORDINARY, type: 'release' }) },
  { words: 'release', does: 'harmless' },
  {
    words: 'run delete',
    does: does({
      ...DATA_GONE,
      type: 'workflow-run',
      traits: ['log-erased'],
      why: 'The run goes with its logs and what it made.',
    }),
  },
  {
    words: 'run cancel',
    does: does({
      ...COSTLY,
      reversibility: 'reversible',
      type: 'workflow-run',
      why: 'The run can be started again.',
    }),
  },
  { words: 'run', does: 'harmless' },
  {
    words: 'workflow disable',
    does: does({
      ...COSTLY,
      type: 'workflow',
      traits: ['protection-removed'],
      why: 'It no longer runs; checks that wait for it stay open.',
    }),
  },
  {
    words: 'workflow run',
    does: (call) =>
      onForge(call, {
        ...ORDINARY,
        verb: 'execute',
        type: 'workflow',
        ...(call.operands.some(({ text }) => /deploy|release|publish|destroy|prod/i.test(text))
          ? {
              reversibility: 'costly' as const,
              why: 'By its name the workflow deploys, publishes or deletes.',
            }
          : { why: 'A workflow is started; what it does stands in its file.' }),
      }),
  },
  { words: 'workflow', does: 'harmless' },
  { words: 'secret delete|remove|rm', does: does(SECRET_GONE) },
  {
    words: 'secret set',
    does: does({
      ...SECRET_GONE,
      verb: 'update',
      reversibility: 'costly',
      data: 'none',
      why: 'The value before cannot be had back from the forge.',
      safer: [],
    }),
  },
  { words: 'secret|variable list|ls|get', does: 'harmless' },
  {
    words: 'variable delete|remove',
    does: does({ ...COSTLY, verb: 'delete', type: 'github_actions_variable' }),
  },
  { words: 'variable set', does: does({ ...ORDINARY, type: 'github_actions_variable' }) },
  { words: 'auth token', does: does(TOKEN_SHOWN) },
  { words: 'auth status', with: ['-t', '--show-token'], does: does(TOKEN_SHOWN) },
  { words: 'auth', does: 'harmless' },
  { words: 'ssh-key|gpg-key add', does: does(KEY_ADDED) },
  {
    words: 'ssh-key|gpg-key delete',
    does: does({
      ...COSTLY,
      verb: 'delete',
      type: 'ssh-key',
      why: 'Whoever uses the key is locked out.',
    }),
  },
  { words: 'gist delete', does: does({ ...DATA_GONE, type: 'gist' }) },
  {
    words: 'gist create|new',
    with: ['-p', '--public'],
    does: does({ ...EXPOSED, verb: 'create', type: 'gist', targets: { operands: 0 } }),
  },
  { words: 'gist', does: 'harmless' },
  {
    words: 'cache delete',
    does: does({ ...ORDINARY, verb: 'update', type: 'cache', why: 'The next run fills it again.' }),
  },
  {
    words: 'codespace|cs delete',
    does: does({
      ...DATA_GONE,
      type: 'codespace',
      traits: ['uncommitted-work'],
      why: 'What was not pushed from it is gone.',
      safer: ['push first'],
    }),
  },
  { words: 'label delete', does: does({ ...COSTLY, verb: 'delete', type: 'label' }) },
  {
    words: 'project delete|item-delete|field-delete',
    does: does({ ...DATA_GONE, type: 'project' }),
  },
  { words: 'project close', does: does({ ...COSTLY, type: 'project' }) },
  { words: 'ruleset', does: 'harmless' },
  { words: 'extension', does: 'harmless' },
  {
    words:
      'alias|attestation|browse|completion|config|copilot|gpg-key|label|org|preview|project|search|ssh-key|status|version|cache|codespace|cs|issue|models|agent-task',
    does: 'harmless',
  },
];

/** GitHub's own command line. */
export const githubTool: Tool = {
  id: 'gh',
  programs: ['gh'],
  provider: 'github',
  valued: `-R --repo -H --header -X --method -f -F --field --raw-field --input --jq -q --template
    --body -b --title --body-file --base -B --head --assignee --label -l --reviewer --milestone
    --visibility --default-branch --json --hostname --limit -L --match-head-commit --subject
    --description --homepage -e --env --org -o -n --notes --notes-file --target --ref --branch`.split(
    /\s+/,
  ),
  acts: ACTS,
  otherwise: 'unknown',
};
