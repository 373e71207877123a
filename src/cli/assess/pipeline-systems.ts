/** How CI systems say who started a pipeline. Each variable is one that the system documents. */
export interface PipelineSystem {
  readonly name: string;
  /** Set, and of this value where one is given, for every step that it runs. */
  readonly marker: { readonly variable: string; readonly value?: string };
  /** Whoever had a hand in its being run; several variables for one person are in order of preference. */
  readonly starters: readonly (readonly Spelling[])[];
}

/** A variable with an address, a login or an id; `host` says where a login is one of. */
export interface Spelling {
  readonly variable: string;
  readonly host?: {
    /** With an address (`https://github.com`, `git@github.com:acme/shop`) or a bare host. */
    readonly variable: string;
    readonly otherwise: string | null;
  };
}

const GITHUB = { variable: 'GITHUB_SERVER_URL', otherwise: 'github.com' };
const GITLAB = { variable: 'CI_SERVER_HOST', otherwise: 'gitlab.com' };

export const PIPELINE_SYSTEMS: readonly PipelineSystem[] = [
  {
    name: 'GitHub Actions',
    marker: { variable: 'GITHUB_ACTIONS', value: 'true' },
    // Who caused it, and who ran it again.
    starters: [
      [{ variable: 'GITHUB_ACTOR', host: GITHUB }],
      [{ variable: 'GITHUB_TRIGGERING_ACTOR', host: GITHUB }],
    ],
  },
  {
    name: 'GitLab CI',
    marker: { variable: 'GITLAB_CI', value: 'true' },
    starters: [
      [{ variable: 'GITLAB_USER_EMAIL' }, { variable: 'GITLAB_USER_LOGIN', host: GITLAB }],
    ],
  },
  {
    name: 'Azure Pipelines',
    marker: { variable: 'TF_BUILD' },
    starters: [[{ variable: 'BUILD_REQUESTEDFOREMAIL' }, { variable: 'BUILD_REQUESTEDFOR' }]],
  },
  {
    name: 'CircleCI',
    marker: { variable: 'CIRCLECI', value: 'true' },
    starters: [
      [
        {
          variable: 'CIRCLE_USERNAME',
          host: { variable: 'CIRCLE_REPOSITORY_URL', otherwise: null },
        },
      ],
    ],
  },
  {
    name: 'Buildkite',
    marker: { variable: 'BUILDKITE', value: 'true' },
    // Who made the build, and who let it go on.
    starters: [
      [{ variable: 'BUILDKITE_BUILD_CREATOR_EMAIL' }, { variable: 'BUILDKITE_BUILD_CREATOR' }],
      [{ variable: 'BUILDKITE_UNBLOCKER_EMAIL' }, { variable: 'BUILDKITE_UNBLOCKER' }],
    ],
  },
  {
    name: 'Bitbucket Pipelines',
    marker: { variable: 'BITBUCKET_BUILD_NUMBER' },
    starters: [[{ variable: 'BITBUCKET_STEP_TRIGGERER_UUID' }]],
  },
  {
    name: 'Jenkins',
    marker: { variable: 'JENKINS_URL' },
    // Of the build user vars plugin, and of branches that stand for requests.
    starters: [
      [{ variable: 'BUILD_USER_EMAIL' }, { variable: 'BUILD_USER_ID' }],
      [{ variable: 'CHANGE_AUTHOR_EMAIL' }, { variable: 'CHANGE_AUTHOR' }],
    ],
  },
];
