import { describe, expect, it } from 'vitest';
import type { ActorClaim } from '../../core/provenance/types.ts';
import { actorsOfPipeline, pipelineIn } from './pipeline-actors.ts';

type Environment = Readonly<Record<string, string>>;

const GITHUB = { GITHUB_ACTIONS: 'true', GITHUB_SERVER_URL: 'https://github.com' };
const GITLAB = { GITLAB_CI: 'true', CI_SERVER_HOST: 'git.acme.example' };
const AZURE = { TF_BUILD: 'True' };
const CIRCLE = { CIRCLECI: 'true' };
const BUILDKITE = { BUILDKITE: 'true' };
const BITBUCKET = { BITBUCKET_BUILD_NUMBER: '7' };
const JENKINS = { JENKINS_URL: 'https://ci.acme.example/' };

describe('who started a pipeline', () => {
  it.each<[string, Environment, readonly string[]]>([
    ['GitHub Actions', { ...GITHUB, GITHUB_ACTOR: 'ada' }, ['github.com/ada']],
    [
      'GitHub Actions of a server of one’s own',
      { ...GITHUB, GITHUB_SERVER_URL: 'https://Git.Acme.example:8443', GITHUB_ACTOR: 'ada' },
      ['git.acme.example:8443/ada'],
    ],
    [
      'GitHub Actions, run again by somebody else',
      { ...GITHUB, GITHUB_ACTOR: 'ada', GITHUB_TRIGGERING_ACTOR: 'sam' },
      ['github.com/ada', 'github.com/sam'],
    ],
    [
      'GitHub Actions, run again by the same',
      { ...GITHUB, GITHUB_ACTOR: 'ada', GITHUB_TRIGGERING_ACTOR: 'Ada' },
      ['github.com/ada'],
    ],
    [
      'GitLab CI',
      { ...GITLAB, GITLAB_USER_EMAIL: 'ada@acme.example', GITLAB_USER_LOGIN: 'ada' },
      ['ada@acme.example'],
    ],
    [
      'GitLab CI without an address',
      { ...GITLAB, GITLAB_USER_LOGIN: 'ada' },
      ['git.acme.example/ada'],
    ],
    [
      'Azure Pipelines',
      { ...AZURE, BUILD_REQUESTEDFOREMAIL: 'ada@acme.example', BUILD_REQUESTEDFOR: 'Ada Okafor' },
      ['ada@acme.example'],
    ],
    ['Azure Pipelines by name', { ...AZURE, BUILD_REQUESTEDFOR: 'Ada Okafor' }, ['Ada Okafor']],
    [
      'CircleCI',
      {
        ...CIRCLE,
        CIRCLE_USERNAME: 'ada',
        CIRCLE_REPOSITORY_URL: 'git@github.com:acme/shop.git',
      },
      ['github.com/ada'],
    ],
    ['CircleCI without a repository', { ...CIRCLE, CIRCLE_USERNAME: 'ada' }, ['ada']],
    [
      'Buildkite, with who let it go on',
      {
        ...BUILDKITE,
        BUILDKITE_BUILD_CREATOR: 'Ada',
        BUILDKITE_BUILD_CREATOR_EMAIL: 'ada@acme.example',
        BUILDKITE_UNBLOCKER_EMAIL: 'sam@acme.example',
      },
      ['ada@acme.example', 'sam@acme.example'],
    ],
    ['Bitbucket', { ...BITBUCKET, BITBUCKET_STEP_TRIGGERER_UUID: '{1-2}' }, ['{1-2}']],
    [
      'Jenkins, with whose request it builds',
      { ...JENKINS, BUILD_USER_ID: 'ada', CHANGE_AUTHOR_EMAIL: 'sam@acme.example' },
      ['ada', 'sam@acme.example'],
    ],
  ])('%s', (_, env, identities) => {
    expect(actorsOfPipeline(env)).toEqual(
      identities.map((identity) => ({ role: 'requester', identity })),
    );
  });

  it.each<[string, Environment]>([
    ['outside a pipeline', { GITHUB_ACTOR: 'ada', GITLAB_USER_LOGIN: 'ada', BUILD_USER_ID: 'ada' }],
    ['of GitHub’s own', { ...GITHUB, GITHUB_ACTOR: 'github-actions[bot]' }],
    ['of Dependabot', { ...GITHUB, GITHUB_ACTOR: 'dependabot[bot]' }],
    [
      'of a project’s token on GitLab',
      {
        ...GITLAB,
        GITLAB_USER_EMAIL: 'project_7_bot_a@noreply.git.acme.example',
        GITLAB_USER_LOGIN: 'project_7_bot_a',
      },
    ],
    [
      'of a schedule of Azure',
      { ...AZURE, BUILD_REQUESTEDFOR: 'Microsoft.VisualStudio.Services.TFS' },
    ],
    ['of a schedule of Buildkite', { ...BUILDKITE, BUILDKITE_BUILD_CREATOR: '' }],
    ['of Jenkins without the plugin', JENKINS],
    ['with a name of several lines', { ...GITHUB, GITHUB_ACTOR: 'ada\nsam' }],
    ['with a name that is none', { ...GITHUB, GITHUB_ACTOR: 'a'.repeat(400) }],
  ])('is nobody %s', (_, env) => {
    expect(actorsOfPipeline(env)).toEqual([]);
  });

  it.each<[string, string]>([
    ['by the bare login', 'Ada'],
    ['as the catalog writes it', 'github.com/ada'],
  ])('is not named twice where a flag names them %s', (_, identity) => {
    const named: readonly ActorClaim[] = [{ role: 'author', identity }];
    expect(actorsOfPipeline({ ...GITHUB, GITHUB_ACTOR: 'ada' }, named)).toEqual([]);
    expect(actorsOfPipeline({ ...GITHUB, GITHUB_ACTOR: 'sam' }, named)).toHaveLength(1);
  });

  it('is asked of one system: a step of one inside another is that one’s', () => {
    expect(pipelineIn({ ...JENKINS, ...GITLAB })?.name).toBe('GitLab CI');
    expect(pipelineIn({ GITHUB_ACTIONS: 'false' })).toBeNull();
  });
});
