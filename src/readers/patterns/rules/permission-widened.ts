import { nodeAt, placeOf } from '../code/place-of.ts';
import { textOf } from '../code/text-of.ts';
import type { Code } from '../code/types.ts';
import { isTrial } from '../knowledge/test-files.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import type { Side, Pattern, Sighting } from '../types.ts';

interface Opening {
  readonly shape: RegExp;
  readonly note: string;
}

/** Each is plain enough as text: what stands there means what it says in every language. */
const OPENINGS: readonly Opening[] = [
  { shape: /\bInsecureSkipVerify\s*[:=]\s*true\b/g, note: 'certificates are no longer checked' },
  {
    shape: /\brejectUnauthorized["']?\s*:\s*false\b(?!\s*\|)/g,
    note: 'certificates are no longer checked',
  },
  {
    shape: /\bNODE_TLS_REJECT_UNAUTHORIZED["'\]]{0,2}\s*[:=]\s*["']?0/g,
    note: 'certificates are no longer checked',
  },
  { shape: /\bverify\s*=\s*False\b/g, note: 'certificates are no longer checked' },
  {
    shape:
      /\bssl\._create_unverified_context\b|\bcert_reqs\s*=\s*(?:["']|ssl\.)CERT_NONE\b|\bverify_ssl\s*=\s*False\b|\bTCPConnector\([^)\n]{0,80}\bssl\s*=\s*False\b|\bcheck_hostname\s*=\s*False\b|\bverify_mode\s*=\s*ssl\.CERT_NONE\b/g,
    note: 'certificates are no longer checked',
  },
  {
    shape: /\b(?:CURLOPT_SSL_VERIFYPEER|CURLOPT_SSL_VERIFYHOST)\b\s*(?:,|=>)\s*(?:false|0)\b/gi,
    note: 'certificates are no longer checked',
  },
  {
    shape:
      /\bNoopHostnameVerifier\b|\bInsecureTrustManagerFactory\b|\bHostnameVerifier\b[^;\n]{0,30}[=(]\s*\(?\w+\s*,\s*\w+\)?\s*->\s*true\b|\bsetDefaultHostnameVerifier\(\s*\(?\w+\s*,\s*\w+\)?\s*->\s*true\b|\bboolean verify\([^)\n]{0,40}SSLSession \w+\s*\)\s*\{\s*return true;|\bcheckServerTrusted\([^)]{0,120}\)[^{;]{0,60}\{\s*\}|\bALLOW_ALL_HOSTNAME_VERIFIER\b|\bTrustAllStrategy\b/g,
    note: 'certificates are no longer checked',
  },
  {
    shape:
      /\bstrictSSL["']?\s*:\s*false\b|\bcheckServerIdentity["']?\s*:\s*\(\w*\)\s*=>\s*(?:undefined|null|\{\s*\})|\bgrpc\.WithInsecure\(\)/g,
    note: 'certificates are no longer checked',
  },
  {
    shape: /["']verify_signature["']\s*:\s*False\b|\balgorithms["']?\s*[:=]\s*\[\s*["']none["']/gi,
    note: 'tokens that anybody made are taken',
  },
  {
    shape: /\bdanger_accept_invalid_certs\(\s*true\s*\)/g,
    note: 'certificates are no longer checked',
  },
  {
    shape: /\b(?:SSL_|(?:ssl|SSL)(?:\.|::))VERIFY_NONE\b/g,
    note: 'certificates are no longer checked',
  },
  {
    shape: /["']Access-Control-Allow-Origin["']\s*[,:]\s*["']\*["']/gi,
    note: 'every site may ask in a visitor’s name',
  },
  {
    shape:
      /\b(?:CORS_ORIGIN_ALLOW_ALL|CORS_ALLOW_ALL_ORIGINS)\s*=\s*True\b|\ballow_origins\s*=\s*\[\s*["']\*["']|\bAllowAllOrigins\s*:\s*true\b|\bAllowAnyOrigin\(\)|@CrossOrigin\(\s*(?:origins\s*=\s*)?["']\*["']/g,
    note: 'every site may ask',
  },
  {
    shape: /(?<![.\w])cors\(\s*\)|(?<![.\w])cors\(\s*\{\s*origin\s*:\s*(?:["']\*["']|true)/g,
    note: 'every site may ask',
  },
  {
    shape:
      /\bchmod\b[^\n]{0,60}[\s,("'](?:0o?)?0?777\b|\bchmod\s+(?:-R\s+)?(?:a\+rwx|ugo\+rwx)\b|\bos\.Chmod\([^\n]{0,60}0o?777\)/g,
    note: 'everybody on the machine may write there',
  },
  {
    shape:
      /\bcsrf\(\s*\)\s*\.\s*disable\(\s*\)|\bcsrf\s*\(\s*(?:AbstractHttpConfigurer::disable|\w+\s*->\s*\w+\.disable\(\))|@csrf_exempt\b/g,
    note: 'requests forged by other sites are taken',
  },
  {
    shape: /\banyRequest\(\s*\)\s*\.\s*permitAll\(\s*\)/g,
    note: 'every request passes without a login',
  },
  { shape: /\b(?:AllowAny)\b(?=[^\n]{0,20}[\])])/g, note: 'everybody may call it' },
  {
    shape: /\b(?:"?Action"?|"?actions"?)\s*[:=]\s*\[?\s*["']\*["']/g,
    note: 'every action is allowed',
  },
  {
    shape: /\b"?Principal"?\s*:\s*(?:\{\s*"?AWS"?\s*:\s*)?["']\*["']/g,
    note: 'everybody is meant',
  },
  {
    shape: /\bprivileged["']?\s*[:=]\s*(?:true|True)\b/g,
    note: 'a container gets the rights of its host',
  },
  {
    shape:
      /\bStrictHostKeyChecking[=\s]+no\b|\bAutoAddPolicy\(\)|\bssh\.InsecureIgnoreHostKey\(\)/g,
    note: 'any host is taken for the right one',
  },
  {
    shape:
      /\b(?:auth(?:entication)?_?(?:enabled|required)|require_?auth(?:entication)?|enable_?auth|AUTH_ENABLED|REQUIRE_AUTH)["']?\s*[:=]\s*(?:false|False)\b/gi,
    note: 'nobody has to log in',
  },
  {
    shape:
      /\b(?:skip|disable|bypass)_?auth(?:entication|orization)?["']?\s*[:=]\s*(?:true|True)\b/gi,
    note: 'nobody has to log in',
  },
];

export const permissionWidened: Pattern = {
  id: 'permission-widened-in-code',
  title: 'More is allowed than before',
  why: 'One door that stays open lets a mistake or an intruder in one place reach all that stands behind it.',
  fix: 'Name who and what exactly; leave checks of certificates and logins on.',
  weight: 'note',
  languages: ['any'],
  signs: [new RegExp(OPENINGS.map(({ shape }) => shape.source).join('|'), 'i')],
  search: { kind: 'brought', find },
};

const ASKED_FOR = /verif|valid|insecure|ssl|tls|cert|secure|skip|self_?signed/i;

function find(side: Side): readonly Sighting[] {
  const { text, code, path } = side;
  if (isTrial(path)) return [];
  return OPENINGS.flatMap(({ shape, note }) =>
    [...text.matchAll(shape)]
      .filter((hit) => !isQuiet(side, hit) && !isNarrowed(text, hit) && !isAnother(side, hit))
      .map((hit) => ({
        key: hit[0].replace(/\s+/g, ''),
        loose: '',
        start: hit.index,
        end: hit.index + hit[0].length,
        note: `${hit[0].replace(/\s+/g, ' ')}: ${note}`,
        ...(code !== null && isPlain(code, hit) ? { weight: 'hold' as const } : {}),
      })),
  );
}

/** A statement of rights that denies, or that has conditions. */
function isNarrowed(text: string, hit: RegExpExecArray): boolean {
  if (!/Action|Principal/i.test(hit[0])) return false;
  return /\bDeny\b|\bCondition\b|StringEquals/.test(
    text.slice(Math.max(hit.index - 250, 0), hit.index + 250),
  );
}

/** A certificate is looked at in another way here, as whoever wrote it says beside it. */
function hasReason(text: string, { index }: RegExpExecArray): boolean {
  const end = text.indexOf('\n', index);
  const line = text.slice(index, end === -1 ? undefined : end);
  return /(?:\/\/|#)\s*(?!nolint|noqa|nosec|eslint|type:|todo|fixme)\w+ \w+/i.test(line);
}

/** A request, or a session of requests, that takes any certificate: of all these it alone means one thing. */
function isPlain(code: Code, hit: RegExpExecArray): boolean {
  if (!/^verify\s*=/.test(hit[0]) || isAskedFor(code, hit.index) || hasReason(code.text, hit)) {
    return false;
  }
  const node = nodeAt(code, hit.index).parent;
  if (node?.type === 'keyword_argument') {
    const call = code.calls.find(({ args }) => args.some(({ value }) => value.parent === node));
    return HTTP.test(call?.callee ?? '');
  }
  const line = code.text.slice(code.text.lastIndexOf('\n', hit.index) + 1, hit.index);
  return /\bsession\.$/i.test(line);
}

/** What is code by its nature is only mentioned where it lies inside a text. */
function isQuoted(code: Code, hit: RegExpExecArray): boolean {
  if (!/^(?:verify|Insecure|Noop|rejectU|ssl\.|check_|cert_|TrustAll)/.test(hit[0])) return false;
  const node = nodeAt(code, hit.index);
  return (
    /string/.test(node.type) && node.start <= hit.index && node.end >= hit.index + hit[0].length
  );
}

/** Another `verify` than that of certificates, or one that something stands in for. */
function isAnother({ text, code }: Side, hit: RegExpExecArray): boolean {
  if (hit[0].startsWith('InsecureSkip')) {
    const around = text.slice(Math.max(hit.index - 200, 0), hit.index + 200);
    return /\bVerify(?:PeerCertificate|Connection)\s*[:=]/.test(around);
  }
  if (code?.language !== 'python' || !/^verify\s*=/.test(hit[0])) return false;
  const { parent } = nodeAt(code, hit.index);
  const line = text.slice(text.lastIndexOf('\n', hit.index) + 1, hit.index);
  if (parent?.type === 'default_parameter')
    return !/url|host|session|endpoint|request/i.test(textOf(parent.parent ?? parent, text));
  if (parent?.type !== 'keyword_argument') return !/^\s*$|session|client|http/i.test(line);
  const call = code.calls.find(({ args }) => args.some(({ value }) => value.parent === parent));
  return !HTTP.test(call?.callee ?? '');
}

const HTTP = /request|session|client|http|(?:^|\.)(?:get|post|put|patch|delete|head)$/i;

/** Whoever runs it has said that they want it so. */
function isAskedFor(code: Code, offset: number): boolean {
  for (let node: SyntaxNode | null = nodeAt(code, offset); node !== null; node = node.parent) {
    const branch = code.branches.find((one) => one.node === node);
    const routine = code.routineAt.get(node);
    if (routine !== undefined && /insecure|ignore|skip_?verif|no_?verif/i.test(routine.name))
      return true;
    if (branch !== undefined && ASKED_FOR.test(textOf(branch.condition, code.text))) return true;
  }
  return false;
}

/** In a comment, in a text that only names it, or in the middle of a sentence that is printed. */
function isQuiet({ text, code, path }: Side, hit: RegExpExecArray): boolean {
  const { index } = hit;
  if (code !== null && (placeOf(code, index) !== 'code' || isQuoted(code, hit))) return true;
  const before = text.slice(text.lastIndexOf('\n', index - 1) + 1, index);
  if (/^\s*(?:\/\/|\*|\/\*|#(?!\[))|\s\/\/\s/.test(before)) return true;
  if (/\.(?:ya?ml|sh|bash|rb|toml|conf|cfg|ini|tf|hcl)$/.test(path) && /\s#\s/.test(before))
    return true;
  return /\b(?:assert\w*|expect|logger?\.\w+|print\w*|warn\w*|raise|throw|help|description)\b\W/i.test(
    before,
  );
}
