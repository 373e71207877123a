import { FIXED_SETTINGS, gitEnvironment } from '../../../readers/git/repository/git-environment.ts';
import type { GitRemote } from '../../../engine/forge/types.ts';

export type Variables = Readonly<Record<string, string | undefined>>;

/** What only a fetch needs, over the settings that every reading of git has. */
const FETCH_SETTINGS: readonly (readonly [string, string])[] = [
  // A redirect would carry the authorization to wherever it leads.
  ['http.followRedirects', 'false'],
  ['http.lowSpeedLimit', '1000'],
  ['http.lowSpeedTime', '60'],
  ['credential.helper', ''],
  ['fetch.unpackLimit', '1'],
  ['fetch.recurseSubmodules', 'no'],
  ['fetch.writeCommitGraph', 'false'],
  ['remote.pushDefault', ''],
];

/** How a machine reaches the forge: proxies and authorities of its own. */
const REACHING = [
  'HTTPS_PROXY',
  'https_proxy',
  'http_proxy',
  'NO_PROXY',
  'no_proxy',
  'GIT_SSL_CAINFO',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
] as const;

/**
 * The variables of a fetch. All settings, and with them the authorization, are passed in the environment,
 * where other users of the machine cannot read them as they can arguments.
 */
export function fetchEnvironment(
  outside: Variables,
  remote: GitRemote,
  protocols: readonly string[],
): Record<string, string> {
  const settings = [
    ...FIXED_SETTINGS.map((setting) => splitSetting(setting)),
    ...FETCH_SETTINGS,
    ...authorizationOf(remote),
  ];
  const extra: Record<string, string> = {
    GIT_ALLOW_PROTOCOL: protocols.join(':'),
    GIT_PROTOCOL_FROM_USER: '0',
    GIT_ASKPASS: '',
    SSH_ASKPASS: '',
    GIT_CONFIG_COUNT: String(settings.length),
  };
  for (const [index, [key, value]] of settings.entries()) {
    extra[`GIT_CONFIG_KEY_${index}`] = key;
    extra[`GIT_CONFIG_VALUE_${index}`] = value;
  }
  for (const name of REACHING) {
    const value = outside[name];
    if (value !== undefined) extra[name] = value;
  }
  return gitEnvironment(outside, extra);
}

function splitSetting(setting: string): readonly [string, string] {
  const at = setting.indexOf('=');
  return [setting.slice(0, at), setting.slice(at + 1)];
}

function authorizationOf({
  url,
  authorization,
}: GitRemote): readonly (readonly [string, string])[] {
  if (authorization === null) return [];
  // For this forge alone, should anything ever lead git elsewhere.
  return [[`http.${new URL(url).origin}/.extraHeader`, `Authorization: ${authorization}`]];
}
