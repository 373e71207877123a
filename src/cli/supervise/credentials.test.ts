import { describe, expect, it } from 'vitest';
import { scrubbed } from './credentials.ts';

const left = (env: Record<string, string>, granted: readonly string[] = []) =>
  scrubbed(env, granted).left;

describe('keys to running systems', () => {
  it.each([
    ['AWS_SECRET_ACCESS_KEY', 'x'],
    ['AWS_PROFILE', 'prod'],
    ['GOOGLE_APPLICATION_CREDENTIALS', '/home/a/key.json'],
    ['AZURE_CLIENT_SECRET', 'x'],
    ['KUBECONFIG', '/home/a/prod.yaml'],
    ['GITHUB_TOKEN', 'x'],
    ['NPM_TOKEN', 'x'],
    ['STRIPE_API_KEY', 'x'],
    ['PGPASSWORD', 'x'],
    ['DB_PASSWORD', 'x'],
    ['SSH_AUTH_SOCK', '/tmp/agent'],
    ['DATABASE_URL', 'postgres://shop:secret@db.prod.example/shop'],
    ['SERVICE', 'https://me:secret@internal.example/'],
  ])('%s is left out', (name, value) => {
    expect(left({ [name]: value })).toEqual([name]);
    expect(left({ [name]: value }, [name])).toEqual([]);
  });

  it.each([
    ['PATH', '/usr/bin'],
    ['HOME', '/home/a'],
    ['ANTHROPIC_API_KEY', 'x'],
    ['OPENAI_API_KEY', 'x'],
    ['HOLDPOINT_TOKEN', 'x'],
    ['DATABASE_URL', 'postgres://shop:secret@localhost:5432/shop'],
    ['DATABASE_URL', 'postgres://db.example/shop'],
    ['TOKENIZERS_PARALLELISM', 'false'],
    ['LANG', 'C.UTF-8'],
    ['MONKEY', 'x'],
  ])('%s=%s stays', (name, value) => {
    expect(scrubbed({ [name]: value }, []).env).toEqual({ [name]: value });
  });
});
