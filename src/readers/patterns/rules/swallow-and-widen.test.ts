import { describe, expect, it } from 'vitest';
import { findPatterns } from '../find-patterns.ts';
import { countIn, pairOf, sightingsOf } from '../test-pattern.ts';

describe('a fault that is swallowed', () => {
  it.each([
    ['an empty handler', 'a.ts', 'async function f() { try { await api.post(x); } catch {} }'],
    ['of a promise', 'a.ts', 'api.post(x).catch(() => {});'],
    ['answered with null', 'a.ts', 'const r = await fetch(u).catch(() => null);'],
    [
      'in Python',
      'a.py',
      'def f():\n    try:\n        client.send(x)\n    except Exception:\n        pass\n',
    ],
    [
      'bare, in Python',
      'a.py',
      'def f():\n    try:\n        cursor.execute(q)\n    except:\n        pass\n',
    ],
    ['in Go', 'a.go', 'package a\nfunc f() {\n\terr := save()\n\tif err != nil {\n\t}\n}\n'],
    [
      'in Java',
      'A.java',
      'class A { void f() { try { orderRepository.save(x); } catch (Exception e) { } } }',
    ],
  ])('%s', async (_what, path, text) => {
    expect(await countIn('error-swallowed', path, text)).toBe(1);
  });

  it.each([
    ['logged', 'a.ts', 'async function f() { try { await api.post(x); } catch (e) { log(e); } }'],
    [
      'thrown again',
      'a.ts',
      'async function f() { try { await api.post(x); } catch (e) { throw new Error("x"); } }',
    ],
    [
      'answered',
      'a.ts',
      'async function f() { try { await api.post(x); } catch (e) { return fallback(e); } }',
    ],
    [
      'reading a text',
      'a.ts',
      'function f() { try { return JSON.parse(x); } catch { return null; } }',
    ],
    ['closing', 'a.ts', 'async function f() { try { await client.close(); } catch {} }'],
    ['removing a file', 'a.ts', 'try { unlinkSync(p); } catch {}'],
    ['looking for a file', 'a.ts', 'try { statSync(p); } catch {}'],
    ['cleaning up', 'a.ts', 'async function cleanup() { try { await api.post(x); } catch {} }'],
    [
      'one kind in Python',
      'a.py',
      'def f():\n    try:\n        client.send(x)\n    except NotFoundError:\n        pass\n',
    ],
    ['an import', 'a.py', 'try:\n    import json5\nexcept Exception:\n    pass\n'],
    [
      'told in Python',
      'a.py',
      'def f():\n    try:\n        client.send(x)\n    except Exception as e:\n        log.warning(e)\n',
    ],
    [
      'handled in Go',
      'a.go',
      'package a\nfunc f() error {\n\terr := save()\n\tif err != nil {\n\t\treturn err\n\t}\n\treturn nil\n}\n',
    ],
    [
      'one kind in Java',
      'A.java',
      'class A { void f() { try { repo.save(x); } catch (DuplicateKeyException e) { } } }',
    ],
    ['a handler by name', 'a.ts', 'api.post(x).catch(report);'],
  ])('not: %s', async (_what, path, text) => {
    expect(await countIn('error-swallowed', path, text)).toBe(0);
  });
});

describe('permissions that are widened', () => {
  it.each([
    ['a.go', 'package a\nvar c = tls.Config{InsecureSkipVerify: true}\n'],
    ['a.ts', 'new Agent({ rejectUnauthorized: false });'],
    ['a.py', 'requests.get(url, timeout=5, verify=False)\n'],
    ['a.py', 'os.chmod(path, 0o777)\n'],
    ['run.sh', 'chmod -R 777 /srv/data\n'],
    ['a.py', 'app.add_middleware(CORSMiddleware, allow_origins=["*"])\n'],
    ['Security.java', 'class S { void f() { http.csrf().disable(); } }'],
    [
      'Security.java',
      'class S { void f() { http.authorizeRequests().anyRequest().permitAll(); } }',
    ],
    ['policy.ts', 'const s = { Effect: "Allow", Action: "*", Resource: "*" };'],
    ['values.yaml', 'securityContext:\n  privileged: true\n'],
    ['settings.py', 'REQUIRE_AUTH = False\n'],
  ])('in %s: %s', async (path, text) => {
    expect(await countIn('permission-widened-in-code', path, text)).toBe(1);
  });

  it.each([
    ['a.go', 'package a\nvar c = tls.Config{InsecureSkipVerify: false}\n'],
    ['a.go', 'package a\nvar c = tls.Config{InsecureSkipVerify: opts.Insecure}\n'],
    ['a.go', 'package a\n// InsecureSkipVerify: true would be wrong here.\nvar a = 1\n'],
    ['a_test.go', 'package a\nvar c = tls.Config{InsecureSkipVerify: true}\n'],
    ['a.ts', 'new Agent({ rejectUnauthorized: true });'],
    ['a.ts', '/**\n * Do not use rejectUnauthorized: false.\n */\nexport const a = 1;'],
    ['a.ts', 'log.warn("never chmod 777 a folder");'],
    ['a.py', 'def f():\n    """\n    With verify=False nothing is checked.\n    """\n'],
    ['a.py', 'requests.get(url, timeout=5, verify=ca)\n'],
    ['run.sh', 'chmod 755 /srv/data\n'],
    ['run.sh', '# chmod 777 is never right\necho ok\n'],
    ['a.py', 'app.add_middleware(CORSMiddleware, allow_origins=["https://acme.example"])\n'],
    ['policy.ts', 'const s = { Effect: "Deny", Action: "*", Resource: "*" };'],
    ['test/fixtures/policy.json', '{ "Action": "*" }'],
    ['README.md', 'Set InsecureSkipVerify: true\n'],
    ['values.yaml', 'securityContext:\n  privileged: false\n'],
  ])('not in %s: %s', async (path, text) => {
    expect(await countIn('permission-widened-in-code', path, text)).toBe(0);
  });

  it('is only shown where a flag that somebody sets asks for it', async () => {
    const text =
      'if (options.insecure) {\n  agent = new Agent({ rejectUnauthorized: false });\n}\n';
    expect(
      await sightingsOf('permission-widened-in-code', [{ path: 'a.ts', after: text }]),
    ).toEqual(['a.ts:2 note']);
  });
});

const GITHUB = `ghp_${'a1B2c3D4e5F6g7H8i9'.repeat(2)}`;
const RANDOM = 'kJ8s0qLm2PxV9tRz4WcY';

describe('secrets', () => {
  it.each([
    ['a token of GitHub', 'a.ts', `const a = '${GITHUB}';`],
    ['a key of AWS', 'a.py', "key = 'AKIAQ3EGRIL5TTBWPL7Q'\n"],
    [
      'a private key',
      'key.txt.ts',
      '`-----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEAx3n8s\n-----END RSA PRIVATE KEY-----`;',
    ],
    ['a password', 'config.yaml', `db:\n  password: "${RANDOM}"\n`],
    ['a secret in Ruby', 'a.rb', `client_secret = "${RANDOM}"\n`],
  ])('%s is found and never shown', async (_what, path, after) => {
    const { findings } = await findPatterns([pairOf({ path, after })]);
    const found = findings.filter(({ pattern }) => pattern === 'secret-in-code');
    expect(found).toHaveLength(1);
    expect(JSON.stringify(found)).not.toMatch(/kJ8s0q|a1B2c3|Q3EGRIL5|MIIEow/);
  });

  it.each([
    ['from the environment', 'a.ts', 'const password = process.env.DB_PASSWORD;'],
    ['a placeholder', 'a.ts', "const password = 'changeme-please-now';"],
    ['an example of AWS', 'a.ts', "const key = 'AKIAIOSFODNN7EXAMPLE';"],
    ['a name', 'a.ts', "const tokenName = 'x-acme-session-2';"],
    ['a path', 'a.ts', "const secretPath = '/run/keys/db-2024-01';"],
    ['words', 'a.ts', "const tokenMissing = 'there is no token in the header';"],
    ['a reference', 'a.yaml', 'password: "${DB_PASSWORD_2024}"\n'],
    ['a template', 'a.yaml', 'password: "{{ .Values.db.pass9 }}"\n'],
    ['a test', 'a.test.ts', `const password = '${RANDOM}';`],
    ['a fixture', 'fixtures/a.yaml', `password: "${RANDOM}"\n`],
    ['a name of a key', 'a.ts', "const apiKeyHeader = 'x-api-key-v2-internal';"],
    ['a hash of a file', 'a.ts', "const integrity = 'sha512-kJ8s0qLm2PxV9tRz4WcY';"],
    ['an identifier', 'a.ts', "const id = '3f2504e0-4f89-11d3-9a0c';"],
    ['a header alone', 'a.ts', "const begin = '-----BEGIN PRIVATE KEY-----';"],
  ])('not: %s', async (_what, path, text) => {
    expect(await countIn('secret-in-code', path, text)).toBe(0);
  });

  it('says nothing of one that was there before', async () => {
    const before = `const token = '${GITHUB}';\n`;
    const told = { path: 'a.ts', before, after: `// Moved.\n${before}` };
    expect(await sightingsOf('secret-in-code', [told])).toEqual([]);
  });
});
