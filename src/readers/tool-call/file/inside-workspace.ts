import type {
  DataHolding,
  EnvironmentKind,
  Reversibility,
  Trait,
} from '../../../core/change/types.ts';

/** What a file of the repository is, by its path. */
export interface FileKind {
  readonly type: string;
  readonly traits: readonly Trait[];
  /** Left out where git brings it back. */
  readonly lost?: {
    readonly reversibility: Reversibility;
    readonly data: DataHolding;
    readonly environment?: EnvironmentKind;
    readonly why: string;
  };
}

type Row = readonly [path: RegExp, kind: FileKind];

const row = (
  path: RegExp,
  type: string,
  traits: readonly Trait[],
  lost?: FileKind['lost'],
): Row => [path, lost === undefined ? { type, traits } : { type, traits, lost }];

const KINDS: readonly Row[] = [
  row(/(?:^|\/)\.git\/hooks\/[^/]+$/, 'git-hook', ['configuration'], {
    reversibility: 'costly',
    data: 'none',
    why: 'It is run by every git command from now on, and git keeps no record of it.',
  }),
  row(/(?:^|\/)\.git(?:\/|$)/, 'git-repository', [], {
    reversibility: 'irreversible',
    data: 'holds-data',
    why: 'It belongs to git’s own record, and nothing brings that back.',
  }),
  row(/\.tfstate(?:\.[\w.]+)?$/, 'terraform-state', ['infrastructure-code', 'secret'], {
    reversibility: 'irreversible',
    data: 'holds-data',
    environment: 'unknown',
    why: 'Terraform knows what it made by this file alone.',
  }),
  row(
    /(?:^|\/)(?:tests?|spec|tmp|temp|fixtures|testdata)\/.*\.(?:db|sqlite3?|mdb|rdb|dump)$|[-_.]test\.(?:db|sqlite3?)$/i,
    'file',
    ['test-code'],
  ),
  row(/\.(?:db|sqlite3?|mdb|rdb|duckdb)$/i, 'database-file', ['database'], {
    reversibility: 'irreversible',
    data: 'holds-data',
    why: 'It is a database, and what is in it is in no commit.',
  }),
  row(/(?:^|\/)\.env(?:\.(?:example|sample|template|dist|schema))$/, 'file', ['configuration']),
  row(
    /(?:^|\/)(?:\.env(?:\.[\w-]+)*|[\w-]+\.env|\.envrc)$/,
    'secret-file',
    ['secret', 'configuration'],
    {
      reversibility: 'costly',
      data: 'none',
      why: 'Settings and secrets in it are in no commit, and have to be got again.',
    },
  ),
  row(
    /\.(?:pem|key|p12|pfx|jks|keystore|kdbx)$|(?:^|\/)(?:id_(?:rsa|dsa|ecdsa|ed25519)|\.npmrc|\.pypirc|\.netrc|credentials(?:\.json)?|service-account[\w-]*\.json)$/,
    'secret-file',
    ['secret', 'configuration'],
  ),
  row(
    /(?:^|\/)(?:\.(?:claude|cursor|codex|gemini|windsurf|kiro|opencode|amazonq|roo|continue|clinerules|junie|devin)\/.*|(?:CLAUDE|CLAUDE\.local|AGENTS|AGENT|GEMINI|QWEN|WARP|CONVENTIONS)\.md|\.(?:cursorrules|windsurfrules|clinerules|goosehints)|\.?mcp\.json|opencode\.jsonc?|copilot-instructions\.md|SKILL\.md|[\w-]+\.mdc)$/,
    'agent-configuration',
    ['agent-configuration', 'configuration'],
  ),
  row(
    /(?:^|\/)(?:CODEOWNERS|OWNERS|OWNERS_ALIASES|MAINTAINERS(?:\.md)?|catalog(?:-info)?\.ya?ml)$/,
    'ownership-file',
    ['ownership-file', 'configuration'],
  ),
  row(
    /(?:^|\/)(?:\.github\/workflows\/.*|\.github\/actions\/.*|\.(?:gitea|forgejo)\/workflows\/.*|\.gitlab-ci\.ya?ml|\.gitlab\/ci\/.*|Jenkinsfile(?:\.\w+)?|\.(?:circleci|buildkite|drone|woodpecker|tekton)\/.*|\.(?:travis|drone)\.yml|azure-pipelines[\w-]*\.ya?ml|bitbucket-pipelines\.yml|cloudbuild\.ya?ml|buildspec[\w-]*\.ya?ml)$/,
    'ci-workflow',
    ['ci-workflow', 'configuration'],
  ),
  row(
    /(?:^|\/)(?:policies\/.*\.(?:ya?ml|json)|policy\.ya?ml|[\w-]+\.(?:rego|cedar|sentinel)|\.pre-commit-config\.yaml|\.?lefthook\.yml|\.gitleaks\.toml|\.mergify\.ya?ml|\.github\/(?:settings\.ya?ml|rulesets\/.*|policies\/.*))$/,
    'policy-file',
    ['policy-file', 'configuration'],
  ),
  row(
    /(?:^|\/)(?:migrations?|db\/migrate|alembic\/versions)\/.*\.\w+$|\.(?:up|down)\.sql$|(?:^|\/)[VUR]\d[\w.]*__[\w.-]+\.sql$/,
    'migration',
    ['migration-code', 'source-code'],
  ),
  row(
    /\.(?:tf|tofu|tfvars|hcl|bicep|nomad)$|(?:^|\/)(?:Pulumi[\w.-]*\.yaml|serverless\.(?:ya?ml|ts)|Chart\.yaml|values[\w.-]*\.yaml|kustomization\.ya?ml|helmfile\.yaml|cdk\.json|fly\.toml)$|(?:^|\/)(?:k8s|kubernetes|manifests|helm|charts|terraform|infra|infrastructure|cloudformation|ansible|argocd|flux)\/.*\.(?:ya?ml|json|tpl|j2)$/,
    'infrastructure-code',
    ['infrastructure-code'],
  ),
  row(
    /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|deno\.lock|Cargo\.lock|poetry\.lock|uv\.lock|Pipfile\.lock|go\.sum|Gemfile\.lock|composer\.lock|mix\.lock|flake\.lock|\.terraform\.lock\.hcl)$/,
    'lockfile',
    ['lockfile'],
  ),
  row(
    /(?:^|\/)(?:tests?|specs?|e2e|__tests__|__mocks__|fixtures|testdata)\/|(?:\.|_)(?:test|spec)\.\w+$|_test\.\w+$|(?:^|\/)test_[\w.-]+\.py$/,
    'file',
    ['test-code'],
  ),
  row(/\.(?:md|mdx|rst|adoc|txt)$|(?:^|\/)(?:LICENSE|README|CHANGELOG)$/, 'file', [
    'documentation',
  ]),
  row(
    /\.(?:ya?ml|jsonc?|json5|toml|ini|conf|cfg|properties|xml|plist)$|(?:^|\/)\.[\w-]+rc$/,
    'file',
    ['configuration'],
  ),
];

const SOURCE: FileKind = { type: 'file', traits: ['source-code'] };

/** The first kind that fits a path relative to the repository. */
export function kindInWorkspace(path: string): FileKind {
  return KINDS.find(([shape]) => shape.test(path))?.[1] ?? SOURCE;
}
