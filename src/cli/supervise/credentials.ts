/** Which variables hold keys to running systems, by their names and by what they hold. Values stay here. */

type Environment = Readonly<Record<string, string | undefined>>;

/** Keys to the agent's own model are no keys to production; without them it cannot work. */
const MODEL_KEYS =
  /^(?:ANTHROPIC|OPENAI|GEMINI|GOOGLE_GENAI|GOOGLE_API|MISTRAL|DEEPSEEK|GROQ|XAI|OPENROUTER|COPILOT|CODEX|CLAUDE|CURSOR|KIRO|OLLAMA)_/;

/** Holdpoint's own token only submits; the guard in the hook needs it. */
const OWN = /^HOLDPOINT_/;

const SECRET_NAMES =
  /(?:^|_)(?:TOKEN|SECRET|SECRETS|PASSWORD|PASSWD|PASSPHRASE|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY|CREDENTIALS?|CONNECTION_?STRING|DSN)(?:_|$)|(?:TOKEN|SECRET|PASSWORD)$/;

const CLOUD_NAMES =
  /^(?:AWS_(?:ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN|SECURITY_TOKEN|PROFILE|DEFAULT_PROFILE|ROLE_ARN|WEB_IDENTITY_TOKEN_FILE|CONTAINER_CREDENTIALS_\w+)|GOOGLE_APPLICATION_CREDENTIALS|CLOUDSDK_\w+|AZURE_\w+|ARM_\w+|KUBECONFIG|PGPASSWORD|PGPASSFILE|MYSQL_PWD|REDISCLI_AUTH|VAULT_ADDR|VAULT_TOKEN|CONSUL_HTTP_TOKEN|NOMAD_TOKEN|FLY_API_TOKEN|HEROKU_API_KEY|DIGITALOCEAN_\w+|CLOUDFLARE_\w+|TF_TOKEN_\w+|PULUMI_ACCESS_TOKEN|DOCKER_HOST|SSH_AUTH_SOCK)$/;

/** `scheme://user:password@host`: a key in an address. */
const KEY_IN_URL = /^[a-z][\w+.-]*:\/\/[^\s/@:]*:[^\s/@]+@([^\s/:?#]+)/i;

const LOCAL_HOSTS =
  /^(?:localhost|127\.|\[?::1|host\.docker\.internal|db$|postgres$|mysql$|redis$)/i;

export interface Scrubbed {
  readonly env: Readonly<Record<string, string>>;
  /** Names of what was left out, sorted. */
  readonly left: readonly string[];
}

/** The environment without keys to running systems, except those that are granted by name. */
export function scrubbed(env: Environment, granted: readonly string[]): Scrubbed {
  const kept: Record<string, string> = {};
  const left: string[] = [];
  for (const [name, value] of Object.entries(env)) {
    if (value === undefined) continue;
    if (granted.includes(name) || !isKey(name, value)) kept[name] = value;
    else left.push(name);
  }
  return { env: kept, left: left.toSorted() };
}

function isKey(name: string, value: string): boolean {
  if (MODEL_KEYS.test(name) || OWN.test(name)) return false;
  if (CLOUD_NAMES.test(name) || SECRET_NAMES.test(name)) return true;
  const host = KEY_IN_URL.exec(value)?.[1];
  return host !== undefined && !LOCAL_HOSTS.test(host);
}
