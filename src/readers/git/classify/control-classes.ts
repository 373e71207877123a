import { fileClass } from './file-class.ts';
import type { FileClass } from './file-class.ts';

/** Files that decide who may do what, or what runs where people do not look. Met first. */
export const CONTROL_CLASSES: readonly FileClass[] = [
  fileClass(
    'agent-configuration',
    ['agent-configuration', 'configuration'],
    [
      '{.claude,.cursor,.codex,.gemini,.windsurf,.kiro,.opencode,.junie,.clinerules}/**',
      '{.roo,.continue,.amp,.factory,.openhands,.augment,.amazonq,.qwen,.devin}/**',
      '{CLAUDE,CLAUDE.local,AGENTS,AGENT,GEMINI,QWEN,WARP,CONVENTIONS}.md',
      '{.cursorrules,.windsurfrules,.clinerules,.roorules,.goosehints,.aider*}',
      '{.mcp.json,mcp.json,opencode.json,opencode.jsonc,copilot-instructions.md,.replit}',
      '.github/{copilot*,copilot/**,instructions/**,prompts/**,agents/**,chatmodes/**}',
      '{SKILL.md,*.mdc}',
    ],
  ),
  fileClass(
    'ownership-file',
    ['ownership-file', 'configuration'],
    [
      '{CODEOWNERS,OWNERS,OWNERS_ALIASES,MAINTAINERS,MAINTAINERS.md}',
      '{catalog,catalog-info,*.catalog}.{yaml,yml}',
      '{.gitlab,.github,docs}/CODEOWNERS',
    ],
  ),
  fileClass(
    'policy-file',
    ['policy-file', 'configuration'],
    [
      '{.holdpoint,holdpoint}/**',
      '{holdpoint,policy,*.policy}.{yaml,yml}',
      'policies/**.{yaml,yml,json}',
      '{.policy.yml,.mergify.yml,.mergify.yaml,.pullapprove.yml,.reviewpad.yml,.bulldozer.yml}',
      '.github/{settings.yml,settings.yaml,mergify.yml,policies/**,rulesets/**}',
      '{.pre-commit-config.yaml,lefthook.yml,.lefthook.yml,.gitleaks.toml,.trivyignore,.checkov.yaml}',
      '{*.rego,*.cedar,*.sentinel,sentinel.hcl}',
    ],
  ),
  fileClass(
    'ci-workflow',
    ['ci-workflow', 'configuration'],
    [
      '.github/workflows/**',
      '.github/actions/**',
      '{.gitea,.forgejo}/workflows/**',
      '{.gitlab-ci.yml,.gitlab-ci.yaml,*.gitlab-ci.yml}',
      '.gitlab/{ci,pipelines}/**',
      '{Jenkinsfile,Jenkinsfile.*,*.jenkinsfile}',
      '{.circleci,.buildkite,.drone,.woodpecker,.teamcity,.tekton}/**',
      '{.travis.yml,.drone.yml,.woodpecker.yml,appveyor.yml,.appveyor.yml,bitbucket-pipelines.yml}',
      '{azure-pipelines*.yml,azure-pipelines*.yaml,cloudbuild.yaml,cloudbuild.yml,buildspec*.yml}',
      '/{action.yml,action.yaml}',
    ],
    { acts: true },
  ),
  fileClass(
    'lockfile',
    ['lockfile'],
    [
      '{package-lock.json,npm-shrinkwrap.json,yarn.lock,pnpm-lock.yaml,bun.lock,bun.lockb,deno.lock}',
      '{Cargo.lock,poetry.lock,uv.lock,pdm.lock,Pipfile.lock,pylock.toml,pylock.*.toml}',
      '{go.sum,go.work.sum,Gemfile.lock,gems.locked,composer.lock,mix.lock,pubspec.lock}',
      '{packages.lock.json,paket.lock,project.assets.json,Podfile.lock,Package.resolved}',
      '{.terraform.lock.hcl,flake.lock,conda-lock.yml,pixi.lock,gradle.lockfile,Chart.lock}',
      '{verification-metadata.xml,MODULE.bazel.lock,rebar.lock,stack.yaml.lock,cabal.project.freeze}',
    ],
  ),
  fileClass(
    'secret-file',
    ['secret', 'configuration'],
    [
      '{*.pem,*.key,*.p12,*.pfx,*.jks,*.keystore,*.kdbx,*.asc,*.gpg,*.ppk}',
      '{id_rsa,id_dsa,id_ecdsa,id_ed25519,.netrc,_netrc,.pgpass,.htpasswd,.git-credentials}',
      '{.npmrc,.pypirc,.dockercfg,kubeconfig,credentials,credentials.json,service-account*.json}',
      '{secrets,secret,vault}.{yml,yaml,json,toml,env,enc}',
      '{.aws,.ssh,.gnupg,.kube}/**',
    ],
    { showLines: false },
  ),
];

/** Names that look like secret files but hold examples. Met before the secret files. */
export const EXAMPLE_ENVIRONMENT = fileClass(
  'file',
  ['configuration'],
  ['.env.{example,sample,template,dist,defaults,schema}', '{example,sample,template}.env'],
);

/** Settings handed to a running program: often with secrets, and named after their environment. */
export const ENVIRONMENT_FILE = fileClass(
  'secret-file',
  ['secret', 'configuration'],
  ['{.env,.env.*,*.env,.envrc}'],
  { acts: true, showLines: false },
);
