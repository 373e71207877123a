import { LineMask } from '../../shared/mask-secrets.ts';
import { hasPhrase, hasWord, lastWords, phraseIndex, wordsOf, wordSet, phrases } from './words.ts';

const SECRET_WORDS = wordSet(
  `password passwd passwords pwd pass passphrase secret secrets token tokens credential credentials apikey
  privatekey secretkey accesskey requirepass masterauth dsn pin salt pepper htpasswd webhook jwt`,
);
const SECRET_PHRASES = phraseIndex(
  phrases(`
  api key|access key|private key|secret key|signing key|encryption key|master key|
  account key|app key|ssh key|auth key|license key|key base|connection string|storage key|
  shared key|host key|client key|server key
`),
);
/** A key with such an ending says something about a secret without being one. */
const ABOUT_SECRETS = wordSet(
  `ttl timeout expiry expiration expires url uri endpoint path file files name names ref length size
  limit max min count enabled id type algorithm issuer rotation days hours minutes seconds header field
  provider policy version arn interval duration lifetime age validity audience method mode store backend
  manager required format prefix strategy engine class rate per description documentation doc docs pattern title label
  placeholder help message text hint comment regex`,
);
const SECRET_SECTIONS = wordSet('secrets credentials passwords tokens secret stringdata');

/** True where the path says that the value is secret. */
export function isSecretPath(path: readonly string[]): boolean {
  const words = lastWords(path);
  const last = words.at(-1) ?? '';
  if (ABOUT_SECRETS.has(last)) return false;
  if (hasWord(words, SECRET_WORDS) || hasPhrase(words, SECRET_PHRASES)) {
    return true;
  }
  return path.slice(0, -1).some((segment) => SECRET_SECTIONS.has(wordsOf(segment).at(-1) ?? ''));
}

const REFERENCE =
  /^(?:\$|%\w+%$|\{\{|<[^>]*>$|vault:|ssm:|secretsmanager:|op:\/\/|sm:\/\/|gcpsm:|awssm:|akv:|keyvault:|arn:aws|projects\/[^/]+\/secrets\/|@Microsoft\.KeyVault|enc\[|enc\(|file:|\/run\/secrets\/|secret:\/\/|env:|valueFrom)/i;

/** True for a text that points at a secret or holds it encrypted, or for no value at all. */
export function isReference(value: unknown): boolean {
  if (typeof value !== 'string') return true;
  const text = value.trim();
  return text === '' || REFERENCE.test(text);
}

/** True for a value of the shape that keys and tokens have, whatever its key is called. */
export function looksSecret(value: unknown): boolean {
  if (typeof value !== 'string' || value.length > 4_000) return false;
  if (value.includes('-----BEGIN')) return true;
  return (
    /^[A-Za-z0-9+/=_-]{24,}$/.test(value) &&
    /\d/.test(value) &&
    /[A-Za-z]/.test(value) &&
    !/^[a-z0-9]+(?:[-_/][a-z0-9]+)+$/.test(value)
  );
}

/** True where the path, or else the value itself, says that it is secret. */
export function isSecret(path: readonly string[], value: unknown): boolean {
  if (isSecretPath(path)) return !isReference(value);
  if (looksSecret(value)) return true;
  return lastWords(path).at(-1) === 'key' && /^\S{12,}$/.test(String(value));
}

/** A command or a line without the passwords that its options give. */
export function withoutPasswords(line: string): string {
  return line
    .replace(
      /((?:^|\s)(?:-u|--user|--proxy-user)[=\s]?\s{0,3}["']?[^\s:"']{1,100}:)[^\s"']+/g,
      '$1[masked]',
    )
    .replace(
      /((?:^|\s)(?:--?(?:password|passwd|pass|token|secret|api-key|auth)[=\s]\s{0,3}))\S+/gi,
      '$1[masked]',
    )
    .replace(/(\bmysql\w*\b[^|;&]{0,500}?\s-p)[^\s]+/g, '$1[masked]')
    .replace(
      /(\b(?:authorization|x-[\w-]{0,40}(?:token|key))\s{0,3}:\s{0,3})[^"']+/gi,
      '$1[masked]',
    )
    .replace(
      /(\b(?:PGPASSWORD|MYSQL_PWD|[A-Z_]{0,60}(?:PASSWORD|SECRET|TOKEN))=)\S+/g,
      '$1[masked]',
    );
}

/** The value as it may be shown: one line, masked and cut. */
export function shown(path: readonly string[], value: unknown): string {
  if (isSecret(path, value)) return '[masked]';
  const line =
    typeof value === 'string' ? value.slice(0, 2_000).replace(/\s+/g, ' ') : String(value);
  const masked = new LineMask().show(withoutPasswords(line));
  return masked.length > 80 ? `${masked.slice(0, 80).toWellFormed()}…` : masked;
}
