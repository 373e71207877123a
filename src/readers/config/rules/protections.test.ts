import { describe, expect, it } from 'vitest';
import { briefly } from '../test-config.ts';

type Case = readonly [before: string, after: string, ...expected: string[]];

describe('switches that protect', () => {
  it.each<Case>([
    ['dry_run: true', 'dry_run: false', 'dry_run protection-removed'],
    ['dry_run: false', 'dry_run: true'],
    [
      'fraudCheck:\n  enabled: true',
      'fraudCheck:\n  enabled: false',
      'fraudCheck.enabled protection-removed',
    ],
    ['fraudCheck:\n  timeout: 5s', 'fraudCheck:\n  timeout: 6s'],
    ['dryRun: "true"', 'dryRun: true'],
    ['read_only: true', 'read_only: false', 'read_only protection-removed'],
    ['verify_ssl: true', 'verify_ssl: false', 'verify_ssl protection-removed'],
    ['verify_ssl: false', 'verify_ssl: true'],
    ['tls:\n  enabled: true', 'tls:\n  enabled: false', 'tls.enabled protection-removed'],
    ['tls:\n  enabled: false', 'tls:\n  enabled: true'],
    ['tls:\n  port: 1', 'tls:\n  port: 0'],
    ['auth:\n  enabled: on', 'auth:\n  enabled: off', 'auth.enabled protection-removed'],
    ['disable_auth: false', 'disable_auth: true', 'disable_auth protection-removed'],
    ['disable_auth: true', 'disable_auth: false'],
    [
      'insecure_skip_verify: false',
      'insecure_skip_verify: true',
      'insecure_skip_verify protection-removed',
    ],
    ['insecure_skip_verify: true', 'insecure_skip_verify: false'],
    [
      'NODE_TLS_REJECT_UNAUTHORIZED: 1',
      'NODE_TLS_REJECT_UNAUTHORIZED: 0',
      'NODE_TLS_REJECT_UNAUTHORIZED protection-removed',
    ],
    ['NODE_TLS_REJECT_UNAUTHORIZED: 0', 'NODE_TLS_REJECT_UNAUTHORIZED: 1'],
    ['backup:\n  enabled: true', 'backup:\n  enabled: false', 'backup.enabled protection-removed'],
    ['backup:\n  enabled: true', 'other: 1', 'backup.enabled protection-removed'],
    ['backup_window: 1', 'backup_window: 2'],
    [
      'deletion_protection: true',
      'deletion_protection: false',
      'deletion_protection protection-removed',
    ],
    ['deletion_protection: true', 'x: 1', 'deletion_protection protection-removed'],
    ['deletion_protection: false', 'x: 1'],
    ['dbs:\n  a: {deletion_protection: true}\n  b: {x: 1}', 'dbs:\n  b: {x: 1}'],
    [
      'persistence:\n  enabled: true',
      'persistence:\n  enabled: false',
      'persistence.enabled costly protection-removed',
    ],
    ['prune: false', 'prune: true', 'prune costly protection-removed'],
    ['prune: true', 'prune: false'],
    ['x: 1', 'x: 1\nprune: true', 'prune costly protection-removed'],
    ['x: 1', 'x: 1\nprune: false'],
    [
      'spring.flyway.clean-disabled: true',
      'spring.flyway.clean-disabled: false',
      'spring.flyway.clean-disabled protection-removed',
    ],
    ['delete_automated_backups: true', 'delete_automated_backups: false'],
    ['x: 1', 'x: 1\ndbs:\n- {name: a, deletion_protection: false}'],
    ['x: 1', 'x: 1\ntls:\n  verify: false', 'tls.verify protection-removed'],
    ['force_destroy: false', 'force_destroy: true', 'force_destroy costly protection-removed'],
    [
      'delete_on_termination: false',
      'delete_on_termination: true',
      'delete_on_termination costly protection-removed',
    ],
    ['auto_delete: false', 'auto_delete: true', 'auto_delete irreversible protection-removed'],
    ['auto_delete: true', 'auto_delete: false'],
    ['allow_anonymous: false', 'allow_anonymous: true', 'allow_anonymous protection-removed'],
    ['csrf: true', 'csrf: false', 'csrf protection-removed'],
    ['audit_log_enabled: true', 'audit_log_enabled: false', 'audit_log_enabled protection-removed'],
    ['auth_debug: true', 'auth_debug: false'],
    ['authors: true', 'authors: false'],
    ['sslmode: require', 'sslmode: disable', 'sslmode protection-removed'],
    ['sslmode: require', 'sslmode: verify-full'],
    ['sslmode: prefer', 'sslmode: disable'],
    [
      'spring.jpa.hibernate.ddl-auto: validate',
      'spring.jpa.hibernate.ddl-auto: create-drop',
      'spring.jpa.hibernate.ddl-auto irreversible contents-destroyed protection-removed',
    ],
    ['spring.jpa.hibernate.ddl-auto: validate', 'spring.jpa.hibernate.ddl-auto: none'],
    [
      'cleanup.policy: compact',
      'cleanup.policy: delete',
      'cleanup.policy irreversible retention-shortened',
    ],
    [
      'maxmemory-policy: noeviction',
      'maxmemory-policy: allkeys-lru',
      'maxmemory-policy costly protection-removed',
    ],
    ['acks: all', 'acks: 0', 'acks costly protection-removed'],
    ['acks: 1', 'acks: all'],
    ['tls_version: "1.2"', 'tls_version: "1.0"', 'tls_version protection-removed'],
    ['tls_version: "1.2"', 'tls_version: "1.3"'],
  ])('%j to %j', async (before, after, ...expected) => {
    expect(await briefly(before, after)).toEqual(expected);
  });
});

describe('lists and reach', () => {
  it.each<Case>([
    ['allowed_users: [a, b]', 'allowed_users: []', 'allowed_users list-emptied'],
    ['allowed_users: [a, b]', 'allowed_users: [b, a]'],
    ['allowed_users: [a, b]', 'allowed_users: [a, b, c]'],
    ['allowed_users: [a, b]', 'x: 1', 'allowed_users list-emptied'],
    ['blocked_ips: [1.2.3.4]', 'blocked_ips: []', 'blocked_ips list-emptied protection-removed'],
    ['blocked_ips: []', 'blocked_ips: [1.2.3.4]'],
    ['brokers: [a, b, c, d, e, f, g, h]', 'brokers: [a, b]', 'brokers list-emptied'],
    ['brokers: [a, b, c, d]', 'brokers: [a, b, c]'],
    ['jobs: [a, b, c]', 'jobs: []', 'jobs list-emptied'],
    ['jobs: [a]', 'jobs: []'],
    ['ALLOWED_HOSTS: "a.x,b.x,c.x"', 'ALLOWED_HOSTS: ""', 'ALLOWED_HOSTS list-emptied'],
    [
      'items:\n- {name: a, v: 1}\n- {name: b, v: 2}',
      'items:\n- {name: b, v: 2}\n- {name: a, v: 1}',
    ],
    ['origins: [https://a.example]', 'origins: ["*"]', 'origins expose public-exposure'],
    ['origins: [https://a.example]', 'origins: [https://a.example, https://b.example]'],
    [
      'allowed_cidrs: [10.0.0.0/8]',
      'allowed_cidrs: [0.0.0.0/0]',
      'allowed_cidrs expose public-exposure',
    ],
    ['allowed_cidrs: [10.0.0.0/8]', 'allowed_cidrs: [10.1.0.0/16]'],
    [
      'allowed_cidrs: [10.1.0.0/16]',
      'allowed_cidrs: [10.0.0.0/8]',
      'allowed_cidrs grant network permission-widened',
    ],
    ['denied_cidrs: [10.0.0.0/8]', 'denied_cidrs: [0.0.0.0/0]'],
    ['bind: 127.0.0.1', 'bind: 0.0.0.0', 'bind expose public-exposure'],
    ['bind: 0.0.0.0', 'bind: 127.0.0.1'],
    ['bind: 127.0.0.1:80', 'bind: 127.0.0.1:8080'],
    ['listen: "localhost:80"', 'listen: "0.0.0.0:80"', 'listen expose public-exposure'],
    ['no_proxy: [a]', 'no_proxy: ["*"]'],
  ])('%j to %j', async (before, after, ...expected) => {
    expect(await briefly(before, after)).toEqual(expected);
  });

  it('asks what may be done more by a policy for Vault', async () => {
    const policy = (capabilities: string) =>
      `path "secret/*" {\n  capabilities = [${capabilities}]\n}\n`;
    const path = 'vault/app-policy.hcl';
    expect(await briefly(policy('"read"'), policy('"read", "delete"'), path)).toEqual([
      'path.secret/*.capabilities grant identity permission-widened',
    ]);
    expect(await briefly(policy('"read", "list"'), policy('"list"'), path)).toEqual([]);
  });
});
