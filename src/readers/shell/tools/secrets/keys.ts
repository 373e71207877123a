/** Keys and certificates in files: GnuPG, OpenSSL, keytool, certbot, step. */
import type { ToolReading } from '../../types.ts';
import { settingBy } from '../infrastructure/setting.ts';
import { changed, dropped, harmless, lost, made, shows, upset } from '../infrastructure/shapes.ts';
import type { Act, Call, Tool, ToolContext } from '../types.ts';

const KEY = { traits: ['key-material'] } as const;
const KEY_GONE =
  'What is encrypted for the key cannot be read any more, and nothing can be signed with it.';

const gpg: Tool = {
  id: 'gpg',
  programs: ['gpg', 'gpg2'],
  provider: 'gpg',
  valued:
    '-o --output -r --recipient -u --local-user --keyserver --homedir --passphrase --passphrase-file --pinentry-mode --trust-model --default-key --keyring'.split(
      ' ',
    ),
  harmlessWith: ['--dry-run', '-n', '--version'],
  acts: [
    ...lost('', 'gpg-key', KEY_GONE, {
      ...KEY,
      with: [
        '--delete-secret-keys',
        '--delete-secret-key',
        '--delete-secret-and-public-key',
        '--delete-secret-and-public-keys',
      ],
    }),
    ...dropped('', 'gpg-public-key', 'A public key is forgotten; it can be fetched again.', {
      with: ['--delete-keys', '--delete-key'],
    }),
    ...shows('', 'gpg-key', 'It writes out secret keys.', {
      with: [
        '--export-secret-keys',
        '--export-secret-subkeys',
        '--export-secret-key',
        '--export-ssh-key-secret',
      ],
    }),
    ...harmless(''),
  ],
  otherwise: 'harmless',
};

/** A doing for a key's file that is written although there is one. */
function overwrites(pathsOf: (call: Call, context: ToolContext) => readonly string[]): Act {
  return {
    words: '',
    does: (call, context): ToolReading => {
      const { world } = context;
      const there = pathsOf(call, context).filter((path) => world.kindOf(path) === 'file');
      return {
        doings: there.map((path) => ({
          verb: 'replace',
          type: 'private-key',
          address: path,
          provider: null,
          reversibility: 'irreversible',
          data: 'holds-data',
          traits: ['key-material'],
          why: 'There is a key in that file already; it is overwritten, and whatever trusts it is locked out.',
          safer: ['write the new key to another file'],
        })),
      };
    },
  };
}

const openssl: Tool = {
  id: 'openssl',
  programs: ['openssl'],
  provider: 'openssl',
  valued:
    '-in -out -keyout -key -subj -days -newkey -algorithm -pkeyopt -passout -passin -config -CA -CAkey -CAfile -connect -servername -signkey -inkey -name -extfile -set_serial -CAserial -certfile -revoke -gencrl'.split(
      ' ',
    ),
  acts: [
    ...dropped('ca', 'certificate', 'A certificate is revoked for good.', {
      with: ['-revoke'],
      reversibility: 'irreversible',
      targets: { option: ['-revoke'] },
    }),
    {
      ...overwrites((call, { pathOf }) => {
        const makes = /^(?:genrsa|genpkey|ecparam|gendsa)$/.test(call.operands[0]?.text ?? '');
        const words = [...call.values('-keyout'), ...(makes ? call.values('-out') : [])];
        return words.map((word) => pathOf(word) ?? '');
      }),
    },
  ],
  otherwise: 'harmless',
};

const keytool: Tool = {
  id: 'keytool',
  programs: ['keytool'],
  provider: 'java',
  valued:
    '-alias -keystore -storepass -keypass -file -destkeystore -srckeystore -storetype -dname -keyalg -keysize -validity -new -destalias'.split(
      ' ',
    ),
  acts: [
    ...lost('', 'keystore-entry', KEY_GONE, {
      ...KEY,
      with: ['-delete'],
      targets: { option: ['-alias'] },
    }),
    ...upset('', 'keystore', 'Whoever opens the store with the old password fails.', {
      with: ['-storepasswd', '-keypasswd'],
    }),
    ...harmless(''),
  ],
  otherwise: 'harmless',
};

const sites = settingBy({
  names: ['--cert-name', '-d', '--domain', '--domains', '--config-dir'],
  operands: 1,
});

const certbot: Tool = {
  id: 'certbot',
  programs: ['certbot', 'letsencrypt', 'certbot-auto'],
  provider: 'certbot',
  valued:
    '-d --domain --domains --cert-name --cert-path --email -m --webroot-path -w --reason --config-dir --server'.split(
      ' ',
    ),
  harmlessWith: ['--dry-run', '--version', '--test-cert', '--staging'],
  acts: [
    ...dropped(
      'delete',
      'certificate',
      'The certificate is gone with its key; sites that name it do not start again.',
      { targets: { option: ['--cert-name'] }, traits: ['key-material'] },
    ),
    ...dropped('revoke', 'certificate', 'Nobody trusts the certificate from now on.', {
      targets: { option: ['--cert-name', '--cert-path'] },
      reversibility: 'irreversible',
      data: 'unknown',
      traits: ['irrevocable-act'],
    }),
    ...dropped('unregister', 'acme-account', 'The account is given up.', {
      reversibility: 'irreversible',
    }),
    ...made('certonly|run|renew|install|register|enhance', 'certificate', 'It gets certificates.', {
      targets: { option: ['-d', '--cert-name'] },
    }),
  ],
  setting: sites,
  otherwise: 'harmless',
};

const acme: Tool = {
  id: 'acme.sh',
  programs: ['acme.sh', 'lego'],
  provider: 'acme',
  valued: [
    '-d',
    '--domain',
    '--domains',
    '-w',
    '--webroot',
    '--server',
    '--dns',
    '--path',
    '--email',
    '-m',
  ],
  acts: [
    ...dropped(
      '',
      'certificate',
      'Nobody trusts the certificate from now on, or it is no longer renewed.',
      {
        with: ['--revoke', '--remove', '--deactivate', '--uninstall'],
        targets: { option: ['-d', '--domain'] },
      },
    ),
    ...dropped('revoke', 'certificate', 'Nobody trusts the certificate from now on.', {
      reversibility: 'irreversible',
      data: 'unknown',
    }),
    ...harmless(''),
  ],
  setting: sites,
  otherwise: 'harmless',
};

const step: Tool = {
  id: 'step',
  programs: ['step', 'step-ca'],
  provider: 'step',
  valued: [
    '--cert',
    '--key',
    '--ca-url',
    '--root',
    '--token',
    '--reason',
    '--provisioner',
    '--context',
    '--ca-config',
  ],
  acts: [
    ...dropped('ca revoke', 'certificate', 'Nobody trusts the certificate from now on.', {
      reversibility: 'irreversible',
    }),
    ...dropped('ssh revoke', 'certificate', 'Nobody trusts the certificate from now on.', {
      reversibility: 'irreversible',
    }),
    ...dropped(
      'ca provisioner|admin|policy remove|delete',
      'step-provisioner',
      'Whoever gets certificates by it fails.',
    ),
    ...changed(
      'ca provisioner|policy add|update',
      'step-provisioner',
      'It changes who gets certificates.',
      { verb: 'grant' },
    ),
  ],
  setting: sites,
  otherwise: 'harmless',
};

/** Encryption of files: opening and closing them is ordinary work. */
const files: Tool = {
  id: 'sops',
  programs: ['sops', 'age', 'age-keygen', 'rage', 'kubeseal'],
  provider: 'sops',
  valued: ['-o', '--output', '-i', '-r', '--age', '--pgp', '--kms', '--in-place'],
  acts: [
    ...shows('', 'secret', 'It gives back what was sealed as plain text.', {
      with: ['--recovery-unseal'],
    }),
    ...harmless(''),
  ],
  otherwise: 'harmless',
};

export const keyTools: readonly Tool[] = [gpg, openssl, keytool, certbot, acme, step, files];
