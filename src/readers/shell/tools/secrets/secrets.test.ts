import { describe, expect, test } from 'vitest';
import { memoryWorld } from '../../world/memory-world.ts';
import { isHeld, linesOf, readLine } from '../infrastructure/test-verdict.ts';
import { secretTools } from './tools.ts';

const HELD = linesOf(`
  vault delete secret/app
  vault kv delete secret/app
  vault kv destroy -versions=3 secret/app
  vault kv destroy -mount=secret -versions 1,2 app
  vault kv metadata delete secret/app
  vault kv get secret/app
  vault kv get -field=password secret/app
  vault read database/creds/app
  vault read -field=value secret/app
  vault secrets disable secret/
  vault auth disable userpass
  vault audit disable file
  vault token revoke -self
  vault lease revoke -force -prefix database/
  vault operator seal
  vault operator rekey
  vault operator generate-root
  vault operator raft snapshot restore -force s.snap
  vault operator raft remove-peer n1
  vault policy write admin admin.hcl
  vault policy delete app
  vault namespace delete team
  op item delete Login --vault Shop
  op vault delete Shop
  op document delete x
  op read op://Shop/db/password
  op item get Login --fields password
  bw delete item 1 --permanent
  bw get password github
  bw export --format json
  doppler secrets delete API_KEY -y
  doppler secrets get API_KEY --plain
  doppler secrets
  doppler secrets download --no-file
  doppler projects delete shop -y
  doppler configs delete dev_x
  infisical secrets delete API_KEY
  infisical secrets
  infisical export
  pass rm -rf shop
  pass shop/db
  pass show shop/db
  security delete-keychain login.keychain
  security find-generic-password -s shop -w
  security dump-keychain -d
  secret-tool clear app shop
  gpg --delete-secret-keys ABCD
  gpg --batch --yes --delete-secret-key ABCD
  gpg --delete-secret-and-public-key ABCD
  gpg --armor --export-secret-keys ABCD
  openssl genrsa -out /work/app/server.key 2048
  openssl req -x509 -newkey rsa:2048 -keyout server.key -out cert.pem -nodes
  keytool -delete -alias app -keystore release.jks
  certbot delete --cert-name shop.com
  certbot revoke --cert-path c.pem
  lego revoke
  acme.sh --revoke -d shop.com
  step ca revoke 1
  kubeseal --recovery-unseal
`);

const PASSES = linesOf(`
  vault status
  vault login
  vault kv list secret/
  vault kv metadata get secret/app
  vault kv put secret/app a=b
  vault kv patch secret/app a=b
  vault kv undelete -versions=3 secret/app
  vault secrets list
  vault auth list
  vault policy list
  vault policy read app
  vault policy fmt app.hcl
  vault token lookup
  vault list secret/
  vault write secret/app a=b
  vault read sys/health
  vault operator raft list-peers
  vault server -dev
  vault kv delete --help
  vault version
  op signin
  op item list
  op vault list
  op item create --title x
  op run --env-file=.env -- npm start
  op item delete x --archive
  bw login
  bw list folders
  bw sync
  bw generate
  doppler run -- npm start
  doppler setup
  doppler login
  doppler secrets --only-names
  doppler secrets set A=b
  doppler projects
  infisical run -- npm start
  infisical login
  infisical secrets set A=b
  pass ls
  pass insert shop/db
  pass git log
  pass generate shop/new
  security list-keychains
  security find-identity -v -p codesigning
  gpg --list-keys
  gpg --list-secret-keys
  gpg --import key.asc
  gpg --verify a.sig a
  gpg -d secret.gpg
  gpg --delete-keys ABCD
  gpg --export ABCD
  gpg --sign a
  openssl x509 -in cert.pem -text -noout
  openssl s_client -connect shop.com:443
  openssl rand -hex 32
  openssl genrsa -out new.key 2048
  openssl req -new -key server.key -out server.csr
  openssl dgst -sha256 a
  keytool -list -keystore release.jks
  keytool -genkeypair -alias app -keystore new.jks
  certbot certificates
  certbot renew
  certbot renew --dry-run
  certbot certonly -d shop.com
  acme.sh --issue -d shop.com
  step ca health
  step certificate inspect c.crt
  sops -d secrets.enc.yaml
  sops secrets.enc.yaml
  age -d -i key.txt a.age
  age-keygen -o new.txt
  kubeseal -f s.yaml
`);

const world = memoryWorld({
  files: { '/work/app/server.key': 'key' },
});

describe('secrets', () => {
  test.each(HELD)('held: %s', async (line) => {
    expect(isHeld(await readLine(secretTools, line, { world }))).toBe(true);
  });
  test.each(PASSES)('passes: %s', async (line) => {
    expect(isHeld(await readLine(secretTools, line, { world }))).toBe(false);
  });
});

test.each([
  ['vault kv delete secret/app', { VAULT_ADDR: 'http://127.0.0.1:8200' }, 'development'],
  ['vault kv delete secret/app', { VAULT_ADDR: 'https://vault.prod.acme.com' }, 'production'],
  ['vault kv delete secret/staging/app', {}, 'staging'],
  ['doppler secrets delete A -c prd', {}, 'production'],
  ['infisical secrets delete A --env dev', {}, 'development'],
])('%s %o is about %s', async (line, env, kind) => {
  const { doings = [] } = await readLine(secretTools, line, { env });
  expect(doings[0]?.setting?.kind).toBe(kind);
});
