import { describe, expect, it } from 'vitest';
import { pairOf, readConfig } from '../test-config.ts';
import { mayBeConfig } from './may-be-config.ts';
import { languageOf } from './recognise.ts';

describe('what is read', () => {
  it.each([
    ['config/app.yaml', 'settings'],
    ['app/config/database.yml', 'settings'],
    ['settings.toml', 'settings'],
    ['src/main/resources/application-prod.properties', 'settings'],
    ['src/Api/appsettings.Production.json', 'settings'],
    ['Web.config', 'settings'],
    ['deploy/values-prod.yaml', 'settings'],
    ['charts/app/values.yaml', 'settings'],
    ['.env', 'settings'],
    ['.env.production', 'settings'],
    ['infra/prod.tfvars', 'settings'],
    ['jobs/web.nomad.hcl', 'settings'],
    ['vault/policy.hcl', 'settings'],
    ['etc/redis.conf', 'settings'],
    ['docker-compose.yml', 'compose'],
    ['compose.override.yaml', 'compose'],
    ['docker-compose.prod.yml', 'compose'],
    ['docker-compose2.yml', 'compose'],
    ['prod.docker-compose.yml', 'compose'],
    ['crontab', 'cron'],
    ['etc/cron.d/backup', 'cron'],
    ['systemd/backup.timer', 'systemd'],
  ])('%s as %s', (path, expected) => {
    expect(languageOf(pairOf(path, 'a: 1', 'a: 2', 'unknown'))).toBe(expected);
    expect(mayBeConfig(path)).toBe(true);
  });

  it.each([
    'package.json',
    'package-lock.json',
    'tsconfig.build.json',
    'Cargo.toml',
    'pyproject.toml',
    'poetry.lock',
    '.eslintrc.json',
    '.prettierrc.yaml',
    '.vscode/settings.json',
    '.github/workflows/ci.yml',
    '.github/dependabot.yml',
    'mkdocs.yml',
    '_config.yml',
    'renovate.json',
    'gradle.properties',
    'gradle/wrapper/gradle-wrapper.properties',
    'src/main/resources/messages_de.properties',
    'config/locales/de.yml',
    'src/i18n/en.json',
    'test/fixtures/config.yaml',
    'tests/config/app.yaml',
    'testdata/prod.tfvars',
    'docs/config.yaml',
    'examples/docker-compose.yml',
    '.env.example',
    '.env.sample',
    'config.example.yaml',
    'settings.sample.toml',
    'config.schema.json',
    'openapi.yaml',
    'node_modules/x/config.json',
    'vendor/x/config.yml',
    'src/app.ts',
    'README.md',
    'charts/app/templates/config.yaml',
    'charts/app/Chart.yaml',
    'data/users.json',
    'src/data.json',
    'setup.cfg',
    'tox.ini',
    'webpack.config.json',
    'jest.config.json',
    'analysis.ipynb',
    'pnpm-workspace.yaml',
    '.pre-commit-config.yaml',
    'kustomization.yaml',
    'environment.yml',
    'ansible/roles/x/defaults/main.yml',
    'angular.json',
    'app.config.ts',
    'config/routes.rb',
  ])('%s is left alone', (path) => {
    expect(languageOf(pairOf(path, 'a: 1', 'a: 2', 'unknown'))).toBeNull();
  });

  it.each([
    ['config/deployment.yaml', 'apiVersion: v1\nkind: ConfigMap\n'],
    ['config/deployment.json', '{"apiVersion": "v1", "kind": "Service"}'],
    ['config/stack.yaml', 'AWSTemplateFormatVersion: 2010-09-09\n'],
    ['config/api.yaml', 'openapi: 3.0.0\n'],
    ['config/x.json', '{"$schema": "https://json-schema.org/draft/2020-12/schema"}'],
    ['config/site.yml', '- hosts: all\n'],
  ])('%s is for another reader by its text', (path, text) => {
    expect(languageOf(pairOf(path, text, `${text}x: 1`, 'unknown'))).toBeNull();
  });

  it('knows flags by their text', () => {
    const text = '{"flags": {"a": {"variants": {}, "defaultVariant": "x"}}}';
    expect(languageOf(pairOf('ops/toggles.json', text, text, 'unknown'))).toBe('flags');
  });
});

describe('two versions that a person named', () => {
  const named = { ...pairOf('x.yaml', 'limit: 5', 'limit: 50', 'unknown'), inRepository: false };

  it('are settings wherever their form can be read', () => {
    expect(languageOf(named)).toBe('settings');
    expect(languageOf({ ...named, inRepository: true })).toBeNull();
    expect(languageOf({ ...named, path: 'x.bin' })).toBeNull();
  });

  it('hold where one of them cannot be read', async () => {
    const { effects, signals } = await readConfig({ ...named, after: 'limit: [' });
    expect(effects).toEqual([]);
    expect(signals).toMatchObject([{ weight: 'hold' }]);
  });
});
