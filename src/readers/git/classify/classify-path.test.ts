import { describe, expect, it } from 'vitest';
import { classifyPath } from './classify-path.ts';
import { environmentOfPath } from './environment-of-path.ts';

describe('a path', () => {
  it.each([
    ['src/main.ts', 'file', 'source-code'],
    ['Makefile', 'file', 'source-code'],
    ['bin/thing.unknown', 'file', 'source-code'],
    ['src/policy/engine.ts', 'file', 'source-code'],
    ['src/migrate/run.rs', 'file', 'source-code'],
    ['src/owners.ts', 'file', 'source-code'],
    ['README.md', 'file', 'documentation'],
    ['docs/picture.png', 'file', 'documentation'],
    ['test/run.ts', 'file', 'test-code'],
    ['src/a.test.ts', 'file', 'test-code'],
    ['pkg/a_test.go', 'file', 'test-code'],
    ['src/__fixtures__/main.tf', 'file', 'test-code'],
    ['config/settings.yaml', 'file', 'configuration'],
    ['tsconfig.json', 'file', 'configuration'],
    ['package-lock.json', 'lockfile', 'lockfile'],
    ['web/pnpm-lock.yaml', 'lockfile', 'lockfile'],
    ['infra/.terraform.lock.hcl', 'lockfile', 'lockfile'],
    ['package.json', 'dependency-manifest', 'configuration'],
    ['requirements-dev.txt', 'dependency-manifest', 'configuration'],
    ['.github/workflows/build.yml', 'ci-workflow', 'ci-workflow'],
    ['.github/actions/setup/action.yml', 'ci-workflow', 'ci-workflow'],
    ['.gitlab-ci.yml', 'ci-workflow', 'ci-workflow'],
    ['ci/Jenkinsfile', 'ci-workflow', 'ci-workflow'],
    ['.github/CODEOWNERS', 'ownership-file', 'ownership-file'],
    ['services/pay/OWNERS', 'ownership-file', 'ownership-file'],
    ['services/pay/catalog-info.yaml', 'ownership-file', 'ownership-file'],
    ['policy.yaml', 'policy-file', 'policy-file'],
    ['.holdpoint/policy.yaml', 'policy-file', 'policy-file'],
    ['policies/deny.rego', 'policy-file', 'policy-file'],
    ['infra/main.tf', 'infrastructure-code', 'infrastructure-code'],
    ['envs/prod/prod.tfvars', 'infrastructure-code', 'infrastructure-code'],
    ['k8s/deployment.yaml', 'infrastructure-code', 'infrastructure-code'],
    ['charts/app/templates/service.yaml', 'infrastructure-code', 'infrastructure-code'],
    ['lib/network-stack.ts', 'infrastructure-code', 'infrastructure-code'],
    ['terraform.tfstate', 'terraform-state', 'secret'],
    ['db/migrate/20260101_add.rb', 'migration', 'migration-code'],
    ['app/migrations/0001_initial.py', 'migration', 'migration-code'],
    ['sql/V2__drop_table.sql', 'migration', 'migration-code'],
    ['Dockerfile', 'container-image', 'configuration'],
    ['docker-compose.prod.yml', 'container-image', 'configuration'],
    ['CLAUDE.md', 'agent-configuration', 'agent-configuration'],
    ['web/AGENTS.md', 'agent-configuration', 'agent-configuration'],
    ['.claude/settings.json', 'agent-configuration', 'agent-configuration'],
    ['.github/copilot-instructions.md', 'agent-configuration', 'agent-configuration'],
    ['.mcp.json', 'agent-configuration', 'agent-configuration'],
    ['.env', 'secret-file', 'secret'],
    ['deploy/.env.production', 'secret-file', 'secret'],
    ['certs/server.pem', 'secret-file', 'secret'],
    ['.env.example', 'file', 'configuration'],
    ['deploy/prod/app.yaml', 'infrastructure-code', 'infrastructure-code'],
    ['deploy/prod/settings.yaml', 'deploy-configuration', 'configuration'],
  ])('%s is of type %s and has the trait %s', (path, type, trait) => {
    const found = classifyPath(path);
    expect(found.type).toBe(type);
    expect(found.traits).toContain(trait);
  });
});

describe('the environment of a path', () => {
  it.each([
    ['envs/prod/main.tf', 'production', 'prod'],
    ['infra/prod-eu/main.tf', 'production', 'prod-eu'],
    ['infra/main.prod.tfvars', 'production', 'prod'],
    ['charts/app/values-prod.yaml', 'production', 'prod'],
    ['deploy/.env.production', 'production', 'production'],
    ['live/staging/main.tf', 'staging', 'staging'],
    ['infra/preprod/main.tf', 'staging', 'preprod'],
    ['infra/pre-prod/main.tf', 'staging', 'pre-prod'],
    ['infra/non-prod/main.tf', 'test', 'non-prod'],
    ['infra/nonprod.tfvars', 'test', 'nonprod'],
    ['envs/test/main.tf', 'test', 'test'],
    ['envs/dev2/main.tf', 'development', 'dev2'],
    ['prod/dev-portal/main.tf', 'production', 'prod'],
    ['dev/prod-mirror/main.tf', 'development', 'dev'],
    ['infra/product/main.tf', 'unknown', null],
    ['infra/reproduction/main.tf', 'unknown', null],
    ['infra/constructor/main.tf', 'unknown', null],
    ['infra/main.tf', 'unknown', null],
    ['db/migrate/1_add.sql', 'unknown', null],
    ['.github/workflows/test.yml', 'unknown', null],
    ['.github/workflows/deploy-prod.yml', 'production', 'prod'],
    ['src/prod/app.ts', 'development', null],
    ['docs/production.md', 'development', null],
    ['test/prod/app.test.ts', 'development', null],
  ])('%s is %s', (path, kind, name) => {
    expect(environmentOfPath(path, classifyPath(path))).toEqual({ kind, name });
  });
});
