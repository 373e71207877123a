import { describe, expect, it } from 'vitest';
import { briefly, pairOf, readConfig } from './test-config.ts';

/** What people change every day. Each is one quiet effect at most, also where nobody names the environment. */
describe('everyday changes are quiet', () => {
  it.each<readonly [path: string, before: string, after: string]>([
    [
      'charts/app/values.yaml',
      'image:\n  repository: app\n  tag: 1.4.2',
      'image:\n  repository: app\n  tag: 1.4.3',
    ],
    ['charts/app/values.yaml', 'image: {tag: "2024.10.1"}', 'image: {tag: "2025.1.0"}'],
    ['charts/app/values.yaml', 'replicaCount: 2', 'replicaCount: 3'],
    [
      'charts/app/values.yaml',
      'resources: {limits: {cpu: 500m, memory: 512Mi}}',
      'resources: {limits: {cpu: "1", memory: 1Gi}}',
    ],
    [
      'charts/app/values.yaml',
      'ingress: {annotations: {}}',
      'ingress: {annotations: {a/b: "true"}}',
    ],
    ['charts/app/values.yaml', 'nodeSelector: {pool: a}', 'nodeSelector: {pool: b}'],
    [
      'charts/app/values.yaml',
      'autoscaling: {minReplicas: 2, maxReplicas: 4}',
      'autoscaling: {minReplicas: 2, maxReplicas: 8}',
    ],
    [
      'charts/app/values.yaml',
      'env:\n- {name: A, value: "1"}',
      'env:\n- {name: B, value: "2"}\n- {name: A, value: "1"}',
    ],
    ['config/app.yaml', 'title: My app', 'title: Our app'],
    ['config/app.yaml', 'password_min_length: 8', 'password_min_length: 12'],
    ['config/app.yaml', 'token_expiry_minutes: 60', 'token_expiry_minutes: 30'],
    ['config/app.yaml', 'contact: a@example.com', 'contact: b@example.com'],
    [
      'config/app.yaml',
      'logo_url: https://a.example.com/x.png',
      'logo_url: https://cdn.example.com/x.png',
    ],
    ['config/app.yaml', 'support_url: https://a.example.com', 'support_url: https://b.example.com'],
    ['config/app.yaml', 'cache:\n  ttl: 300', 'cache:\n  ttl: 600'],
    ['config/app.yaml', 'workers: 4', 'workers: 8'],
    ['config/app.yaml', 'languages: [de, en]', 'languages: [de, en, fr]'],
    ['config/app.yaml', 'plugins: [a, b]', 'plugins: [a]'],
    [
      'config/app.yaml',
      'allowed_hosts: [a.example.com]',
      'allowed_hosts: [a.example.com, b.example.com]',
    ],
    ['config/app.yaml', 'theme: dark', 'theme: light'],
    ['config/app.yaml', 'log:\n  format: text', 'log:\n  format: json'],
    ['config/app.yaml', 'log_level: debug', 'log_level: info'],
    ['config/app.yaml', 'region: eu-west-1', 'region: eu-central-1'],
    ['config/app.yaml', 'date: 2024-01-01', 'date: 2025-01-01'],
    ['config/app.yaml', 'page_size: 20', 'page_size: 200'],
    ['config/app.yaml', 'max_length: 100', 'max_length: 5000'],
    ['config/app.yaml', 'a: &x {timeout: 5}\nb: *x', 'a: &x {timeout: 6}\nb: *x'],
    ['config/app.yaml', '# password: old\na: 1', '# password: new\n# rm -rf /\na: 1'],
    ['config/app.yaml', 'message: "drop table users"', 'message: "drop table users; --"'],
    ['config/database.yml', 'production:\n  pool: 5', 'production:\n  pool: 10'],
    [
      'config/database.yml',
      'test:\n  database: app_test',
      'test:\n  database: app_test\n  pool: 5',
    ],
    ['config/prometheus.yml', 'global: {scrape_interval: 15s}', 'global: {scrape_interval: 30s}'],
    [
      'config/prometheus.yml',
      'scrape_configs:\n- job_name: a',
      'scrape_configs:\n- job_name: a\n- job_name: b',
    ],
    ['.env', 'VITE_TITLE=a\nPORT=3000', 'VITE_TITLE=b\nPORT=3001'],
    ['.env', 'APP_NAME=a # name', 'APP_NAME="a"\n\nNEW_KEY=1'],
    [
      'appsettings.json',
      '{"Serilog": {"MinimumLevel": "Information"}}',
      '{"Serilog": {"MinimumLevel": "Warning"}}',
    ],
    [
      'application.properties',
      'server.port=8080\nspring.application.name=a',
      'server.port=8081\nspring.application.name=a',
    ],
    [
      'application.properties',
      'spring.datasource.hikari.maximum-pool-size=10',
      'spring.datasource.hikari.maximum-pool-size=20',
    ],
    [
      'app.config',
      '<configuration><appSettings><add key="A" value="1"/></appSettings></configuration>',
      '<configuration>\n<appSettings>\n<add key="A" value="2" />\n</appSettings></configuration>',
    ],
    ['prod.tfvars', 'instance_type = "t3.small"', 'instance_type = "t3.medium"'],
    ['prod.tfvars', 'tags = { a = "b" }', 'tags = {\n  a = "b"\n  c = "d"\n}'],
    ['prod.tfvars', 'min_size = 1\nmax_size = 3', 'min_size = 2\nmax_size = 6'],
    [
      'jobs/web.nomad.hcl',
      'job "w" { group "g" { count = 2 } }',
      'job "w" { group "g" { count = 3 } }',
    ],
    [
      'compose.yaml',
      'services: {a: {image: "nginx:1.25"}}',
      'services: {a: {image: "nginx:1.27"}}',
    ],
    [
      'compose.yaml',
      'services: {a: {build: ., ports: ["3000:3000"]}}',
      'services: {a: {build: ., ports: ["3000:3000"], init: true}}',
    ],
    ['compose.yaml', 'version: "3.8"\nservices: {a: {image: x}}', 'services: {a: {image: x}}'],
    [
      'compose.yaml',
      'services: {a: {image: x, environment: {TZ: UTC}}}',
      'services: {a: {image: x, environment: [TZ=Europe/Berlin]}}',
    ],
    [
      'compose.yaml',
      'services: {db: {image: "postgres:16.1", volumes: ["pg:/var/lib/postgresql/data"]}}',
      'services: {db: {image: "postgres:16.4-alpine", volumes: ["pg:/var/lib/postgresql/data:rw"]}}',
    ],
    ['crontab', 'SHELL=/bin/sh\n0 3 * * * /opt/a', 'SHELL=/bin/bash\n0 3 * * * /opt/a'],
    ['systemd/a.service', '[Unit]\nDescription=a', '[Unit]\nDescription=b'],
    [
      'config/redis.conf',
      'maxclients 10000\n# appendonly no',
      'maxclients 20000\n# appendonly yes',
    ],
  ])('%s: %j to %j', async (path, before, after) => {
    expect(await briefly(before, after, path, 'unknown')).toEqual([]);
    expect(await briefly(before, after, path)).toEqual([]);
  });
});

describe('a file that is emptied', () => {
  it.each(['', '# nothing here\n'])('to %j is told', async (after) => {
    const { effects } = await readConfig(pairOf('config/app.yaml', 'a: 1\nb: 2\nc: 3\n', after));
    expect(effects[0]?.traits).toContain('list-emptied');
  });

  it('is another matter than one that keeps something', async () => {
    const { effects } = await readConfig(pairOf('config/app.yaml', 'a: 1\nb: 2\nc: 3\n', 'a: 1\n'));
    expect(effects[0]?.traits).not.toContain('list-emptied');
  });
});
