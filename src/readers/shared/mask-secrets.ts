const MASK = '[masked]';

/** Shapes of tokens that are secret wherever they stand. */
const TOKENS =
  /\b(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|(?:AKIA|ASIA)[A-Z0-9]{16}|xox[abeoprs]-[\w-]{10,}|sk-[\w-]{20,}|(?:sk|rk)_(?:live|test)_\w{16,}|AIza[\w-]{30,}|npm_[A-Za-z0-9]{30,}|pypi-[\w-]{40,}|hv[sb]\.[\w-]{20,}|SG\.[\w-]{16,}\.[\w-]{16,}|eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]*)/g;

const CREDENTIALS_IN_URL = /(\b[a-z][\w+.-]*:\/\/)([^\s/@:'"]*):([^\s/@'"]+)@/gi;

/** `name = value`, where the name says that the value is secret. */
const ASSIGNMENT =
  /((?:^|[^A-Za-z0-9])["'`]?[\w.-]*(?:passw(?:or)?d|passphrase|passwd|pwd|secret|token|api[-_]?key|access[-_]?key|private[-_]?key|signing[-_]?key|encryption[-_]?key|master[-_]?key|account[-_]?key|credential|connection[-_]?string)\w*["'`]?\s*(?::=|=>|[:=])\s*)(.+)$/i;

/** Values that only point at a secret, or say what kind of thing it is. */
const HARMLESS =
  /^["'`]?(?:\$|%\w+%|\{\{|<[^>]*>|(?:!Ref|!Sub|!GetAtt|!ImportValue)\b|(?:read|write|none|true|false|null|nil|undefined|required|optional|inherit|string|str|number|bool|boolean|int|bytes|any|unknown|object|void|never|const|let|var|await|new|function|async|return)\b|(?:var|local|data|module|each|self|this|process|env|os|config|settings|secrets|ctx|options|params|props|args|req|request|input)\s*[.[]|[\w.]+\s*\(|["'`]{2}|[{[(|>,;]|$)/i;

const BASE64_ONLY = /^\s*["']?[A-Za-z0-9+/]{60,}={0,2}["']?,?\s*$/;
const PEM_BEGIN = /-----BEGIN [A-Z0-9 ]*(?:PRIVATE KEY|PGP MESSAGE)[A-Z ]*-----/;
const PEM_END = /-----END [A-Z0-9 ]+-----/;

const LONGEST_SHOWN = 400;
/** More than is shown, so that a value that is cut is still known for what it is. */
const LONGEST_LOOKED_AT = 2000;

/** Masks lines in the order in which they stand, so that the inside of a key block is known as such. */
export class LineMask {
  private inKey = false;

  /** The line as it may be shown: masked, well-formed, and cut where it is long. */
  show(text: string): string {
    const masked = this.mask(text.slice(0, LONGEST_LOOKED_AT));
    const whole = masked.length <= LONGEST_SHOWN && text.length <= LONGEST_LOOKED_AT;
    return whole ? masked.toWellFormed() : `${masked.slice(0, LONGEST_SHOWN).toWellFormed()}…`;
  }

  private mask(text: string): string {
    const begins = text.includes('-----BEGIN ') ? PEM_BEGIN.exec(text) : null;
    if (begins !== null) {
      this.inKey = !PEM_END.test(text);
      return `${text.slice(0, begins.index)}${MASK}`;
    }
    if (this.inKey) {
      if (PEM_END.test(text)) this.inKey = false;
      return MASK;
    }
    return text.length >= 60 && BASE64_ONLY.test(text) ? MASK : maskValues(text);
  }

  /** To be called where lines are skipped. */
  reset(): void {
    this.inKey = false;
  }
}

/** Each pattern is asked only where a sign stands that it cannot do without: most lines have none. */
function maskValues(text: string): string {
  const tokensMasked = text.replace(TOKENS, MASK);
  const plain = tokensMasked.includes('://')
    ? tokensMasked.replace(CREDENTIALS_IN_URL, `$1${MASK}@`)
    : tokensMasked;
  const found = /[:=]/.test(plain) ? ASSIGNMENT.exec(plain) : null;
  if (found === null) return plain;
  const [, name = '', value = ''] = found;
  return HARMLESS.test(value) ? plain : `${plain.slice(0, found.index)}${name}${MASK}`;
}
