import { EXCLUDED_FOLDERS, EXCLUDED_NAMES } from './excluded-names.ts';

const ENDINGS =
  /\.(?:ya?ml|jsonc?|json5|toml|properties|ini|cnf|conf|cfg|hcl|nomad|tfvars|xml|config|env|timer|service|cron|crontab)$/i;
const NAMES =
  /(?:^|\/)(?:\.?env(?:rc)?(?:\.[\w.-]+)?|\.flaskenv|crontab\S*|sshd_config)$|(?:^|\/)cron(?:\.d|tabs)\/[\w.-]+$/i;

/** True where a path may be that of settings; no text is looked at. */
export function mayBeConfig(path: string): boolean {
  if (EXCLUDED_FOLDERS.test(path) || !(ENDINGS.test(path) || NAMES.test(path))) return false;
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  return !EXCLUDED_NAMES.some((pattern) => pattern.test(name));
}
