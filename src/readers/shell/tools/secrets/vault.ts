import { mostTelling } from '../../environment/telling.ts';
import type { Setting } from '../../types.ts';
import { settingBy } from '../infrastructure/setting.ts';
import {
  changed,
  dropped,
  harmless,
  lost,
  shows,
  starts,
  upset,
} from '../infrastructure/shapes.ts';
import type { Call, Tool, ToolContext } from '../types.ts';

const SECRET = { traits: ['secret'] } as const;
const NAMED = settingBy({
  names: ['-namespace', '-ns', '-mount', '-address'],
  within: ['VAULT_ADDR', 'BAO_ADDR', 'VAULT_NAMESPACE'],
  variables: ['VAULT_ENV'],
  operands: 1,
});
const LOCAL = /^https?:\/\/(?:localhost|127\.\d+\.\d+\.\d+|\[::1\]|0\.0\.0\.0)(?::\d+)?(?:\/|$)/;

function vaultSetting(call: Call, context: ToolContext): Setting {
  const { env } = call.invocation;
  const address = call.value('-address')?.text ?? env('VAULT_ADDR') ?? env('BAO_ADDR') ?? '';
  return LOCAL.test(address)
    ? { kind: 'development', name: 'local', evidence: `address ${address.slice(0, 100)}` }
    : mostTelling([NAMED(call, context)]);
}

export const vault: Tool = {
  id: 'vault',
  programs: ['vault', 'bao'],
  provider: 'vault',
  valued: [
    '-mount',
    '-address',
    '-namespace',
    '-ns',
    '-field',
    '-format',
    '-path',
    '-method',
    '-ttl',
    '-policy',
    '-versions',
    '-version',
    '-cas',
  ],
  acts: [
    ...harmless(
      'kv|secrets|auth|policy|audit|token|namespace|plugin|lease list|list-detailed|lookup|capabilities|info|fmt|help',
    ),
    ...harmless('kv metadata get|list'),
    ...harmless('kv enable-versioning'),
    ...shows('kv get', 'vault_kv_secret', 'It shows secrets.'),
    ...shows('unwrap', 'vault_kv_secret', 'It shows what was wrapped.'),
    ...harmless([
      'read sys/health',
      'read sys/mounts',
      'read sys/seal-status',
      'read sys/host-info',
    ]),
    ...shows('read', 'vault_kv_secret', 'It shows secrets, or makes new ones and shows them.'),
    ...lost('kv destroy', 'vault_kv_secret', 'The versions are gone for good.', SECRET),
    ...lost(
      'kv metadata delete',
      'vault_kv_secret',
      'The secret is gone with every version.',
      SECRET,
    ),
    ...dropped(
      'kv delete',
      'vault_kv_secret',
      'The newest version is taken away; where versions are kept it can be had back.',
      SECRET,
    ),
    ...lost('delete', 'vault_kv_secret', 'What stands at the path is gone.', SECRET),
    ...lost(
      'secrets disable',
      'vault_mount',
      'Every secret of the engine is gone, and every lease of it ends.',
      { traits: ['secret', 'contents-destroyed'] },
    ),
    ...upset('secrets move', 'vault_mount', 'Whoever reads at the old place fails.'),
    ...upset('auth disable', 'vault_auth_backend', 'Whoever signs in by it is locked out.', {
      verb: 'delete',
      traits: ['identity'],
    }),
    ...upset('audit disable', 'vault_audit', 'What is done is no longer written down.', {
      verb: 'delete',
      traits: ['protection-removed'],
    }),
    ...upset(
      'token|lease revoke',
      'vault_token',
      'Whoever uses it is locked out, and what hangs by it ends.',
      { verb: 'delete' },
    ),
    ...upset(
      'operator seal|step-down',
      'vault_cluster',
      'Nobody can read a secret until enough keys are put together again.',
      { traits: ['downtime'] },
    ),
    ...upset(
      'operator rekey|rotate|migrate',
      'vault_cluster',
      'It makes the keys anew that open everything.',
      { traits: ['key-material'], reversibility: 'irreversible', data: 'unknown' },
    ),
    ...shows(
      'operator generate-root|init',
      'vault_cluster',
      'It makes keys or a token that may do everything.',
      { verb: 'create', traits: ['credential-read', 'permission-widened'] },
    ),
    ...upset('operator raft remove-peer', 'vault_cluster', 'It takes a server out of the quorum.'),
    ...lost(
      'operator raft snapshot restore',
      'vault_cluster',
      'It overwrites every secret there is.',
      SECRET,
    ),
    ...harmless('operator'),
    ...changed('policy write', 'vault_policy', 'It changes who may read or write.', {
      verb: 'grant',
      traits: ['permission-widened'],
    }),
    ...upset('policy delete', 'vault_policy', 'Whoever had rights by it loses them.', {
      verb: 'delete',
    }),
    ...lost('namespace delete', 'vault_namespace', 'Everything in it is gone.', {
      traits: ['contents-destroyed'],
    }),
    ...upset('plugin deregister', 'vault_plugin', 'What works by it stops.'),
    ...changed(
      'kv put|patch|rollback|undelete|metadata',
      'vault_kv_secret',
      'It writes another version.',
      SECRET,
    ),
    ...changed('write', 'vault_kv_secret', 'It writes what stands at the path.', SECRET),
    ...changed('secrets|auth|audit enable|tune', 'vault_mount', 'It sets up an engine.'),
    ...starts('ssh', 'vault_ssh', 'It opens a way into a machine.', { traits: ['remote-host'] }),
  ],
  setting: vaultSetting,
  otherwise: 'harmless',
};
