/** Files that let whoever reads them act as somebody: told by their places, on any machine. */
import type { ShellWorld } from '../../../world/types.ts';

const FILES: readonly RegExp[] = [
  /\/\.aws\/(?:credentials|sso\/cache\/.*|cli\/cache\/.*)$/,
  /\/\.ssh\/(?:id_[\w-]+|identity|[\w.-]+\.(?:pem|key)|[\w-]*_(?:rsa|ed25519|ecdsa|dsa))$/,
  /\/\.kube\/(?:config|[\w.-]+\.(?:kubeconfig|conf))$/,
  /\/(?:\.netrc|_netrc|\.git-credentials|\.pypirc|\.pgpass|\.my\.cnf|\.vault-token|\.s3cfg|\.boto)$/,
  /\/\.docker\/config\.json$/,
  /\/(?:gcloud\/(?:credentials\.db|access_tokens\.db|application_default_credentials\.json|legacy_credentials\/.*))$/,
  /\/\.azure\/(?:accessTokens\.json|msal_token_cache.*|azureProfile\.json|service_principal_entries.*)$/,
  /\/(?:gh|glab-cli|hub)\/(?:hosts|config)\.yml$/,
  /\/\.gnupg\/(?:private-keys.*|secring\.gpg|.*\.key)$/,
  /\/\.password-store\/.+/,
  /\/\.terraform\.d\/credentials\.tfrc\.json$/,
  /\/\.(?:claude\/\.credentials|codex\/auth|gemini\/oauth_creds)\.json$/,
  /\/(?:Keychains\/.*|keyrings\/.*|login\.keychain(?:-db)?)$/,
  /\/(?:Login Data|logins\.json|key4\.db|cookies\.sqlite|Cookies)$/,
  /^\/etc\/(?:shadow|gshadow|master\.passwd|security\/passwd)-?$/,
  /^\/etc\/(?:ssl\/private\/.+|ssh\/ssh_host_\w+_key|kubernetes\/admin\.conf|krb5\.keytab)$/,
  /^\/proc\/(?:\d+|self)\/environ$/,
  /^\/(?:var\/)?run\/secrets\/.+/,
  /\/\.config\/(?:rclone\/rclone\.conf|op\/.*|doctl\/config\.yaml)$/,
  /\/\.(?:cargo\/credentials(?:\.toml)?|gem\/credentials|m2\/settings-security\.xml|heroku\/.*|fly\/config\.yml)$/,
];

/** Folders of such files: all that lies there is read with them. */
const FOLDERS =
  /\/(?:\.aws|\.ssh|\.gnupg|\.kube|\.azure|\.password-store|gcloud|Keychains|keyrings|\.docker|\.mozilla|\.mozilla\/firefox|\.thunderbird|\.config\/(?:google-chrome|chromium|BraveSoftware|microsoft-edge|vivaldi)|Application Support\/(?:Google\/Chrome|Firefox|BraveSoftware))$|^\/etc\/ssl\/private$|^\/(?:var\/)?run\/secrets$/;

/** No file system has longer ones. */
const LONGEST = 4096;

/** Private keys by the endings that they share with certificates. */
const MAYBE_KEY = /\.(?:pem|key|p12|pfx|ppk|jks|kdbx)$/i;

/** Whether an absolute path holds a credential. What cannot be looked at is judged by its name. */
export function isCredential(path: string, world: Pick<ShellWorld, 'look' | 'home'>): boolean {
  if (path.endsWith('.pub') || path.length > LONGEST) return false;
  if (FILES.some((shape) => shape.test(path))) return true;
  if (path.endsWith('/.npmrc')) return hasToken(path, world);
  return MAYBE_KEY.test(path) && isPrivateKey(path, world);
}

/** Whether such files lie directly in a folder, by its name. */
export function isCredentialFolder(path: string): boolean {
  return FOLDERS.test(path);
}

function hasToken(path: string, { look, home }: Pick<ShellWorld, 'look' | 'home'>): boolean {
  const file = look(path, 16 * 1024);
  if (file.kind === 'text') return /_auth(?:Token)?\s*=|_password\s*=/.test(file.text);
  return path === `${home ?? ''}/.npmrc`;
}

function isPrivateKey(path: string, { look }: Pick<ShellWorld, 'look'>): boolean {
  const file = look(path, 16 * 1024);
  if (file.kind === 'text') return file.text.includes('PRIVATE KEY');
  if (!path.toLowerCase().endsWith('.pem')) return true;
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  return !/(?:cert|chain|ca|bundle|pub|dhparam)/.test(name);
}
