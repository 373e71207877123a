import { placeOf } from '../code/place-of.ts';
import { LineMask } from '../../shared/mask-secrets.ts';
import { isTrial } from '../knowledge/test-files.ts';
import { carriesItsProof } from '../knowledge/token-proof.ts';
import type { Pattern, Side, Sighting } from '../types.ts';

/** Tokens that say by their shape what they are. */
const TOKENS: readonly (readonly [shape: RegExp, what: string])[] = [
  [/\bgh[pousr]_[A-Za-z0-9]{36,255}\b|\bgithub_pat_\w{40,}/g, 'a token of GitHub'],
  [/\bglpat-[\w-]{20,}/g, 'a token of GitLab'],
  [/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g, 'an access key of AWS'],
  [/\bxox[abeoprs]-\d[\w-]{16,}/g, 'a token of Slack'],
  [/\b(?:sk|rk)_live_\w{16,}/g, 'a live key of Stripe'],
  [/\bnpm_[A-Za-z0-9]{36}\b/g, 'a token of npm'],
  [/\bpypi-AgE[\w-]{40,}/g, 'a token of PyPI'],
  [/\bhvs\.[\w-]{24,}/g, 'a token of Vault'],
  [/\bSG\.[\w-]{20,24}\.[\w-]{39,50}/g, 'a key of SendGrid'],
  [/\bsk-(?:ant-|proj-)[\w-]{30,}/g, 'a key of a language model'],
  [
    /-----BEGIN (?:RSA |EC |DSA |OPENSSH |PGP |ENCRYPTED )?PRIVATE KEY(?: BLOCK)?-----(?=\s*(?:\\n|\n)?\s*["'+\s]*[A-Za-z0-9+/=:]{16})/g,
    'a private key',
  ],
];

/** Keys of Google are often public on purpose: pages carry them, and their owner limits what they open. */
const MILD_TOKENS: readonly (readonly [shape: RegExp, what: string])[] = [
  [/\bAIza[\w-]{35}\b/g, 'a key of Google'],
];

/** A name that says "secret", and a literal in quotes. */
const ASSIGNED =
  /([\w.-]*(?:password|passwd|secret|token|api_?key|access_?key|private_?key|auth_?key|client_?secret|credential)\w{0,20})["'\]]{0,2}\s*(?:=|:|:=|=>)\s*(["'`])([^"'`\s]{12,200})\2/gi;
const PLACEHOLDER =
  /example|sample|change_?me|placeholder|dummy|fake|mock|test|your|xxx|\*\*\*|<|>|\$\{|\{\{|%\(|%s|\.\.\.|1234|abcd|secret|password|token|redacted|masked|todo|foo|bar|none|null|undefined|process\.env|^https?:|^[/.~]|^arn:|^ssm:|^vault:|^projects\/|^op:\/\//i;
const IN_NAME =
  /_?(?:name|path|file|url|uri|endpoint|header|field|param|id|type|prefix|label|key_?name|env|var|regex|pattern|length|policy|algorithm|method|format|scheme|grant|hint|message|title|placeholder)$/i;

export const secretInCode: Pattern = {
  id: 'secret-in-code',
  title: 'A secret in the text',
  why: 'Whoever reads the repository, or any copy of it, can act in its name; taking the line out again does not take it back.',
  fix: 'Make it invalid, put a new one where secrets are kept, and read it from there.',
  weight: 'hold',
  languages: ['any'],
  signs: [
    /gh[pousr]_|github_pat_|glpat-|AKIA|ASIA|xox[abeoprs]-|[sr]k_live_|AIza|npm_|pypi-|hvs\.|SG\.|sk-|PRIVATE KEY|passw|secret|token|api_?key|access_?key|auth_?key|credential/i,
  ],
  search: { kind: 'brought', find },
};

function find(side: Side): readonly Sighting[] {
  const quiet = isTrial(side.path);
  const tokens = [
    ...tokensIn(side, TOKENS, (value, index) => isMild(side, quiet, value, index)),
    ...tokensIn(side, MILD_TOKENS, () => true),
  ];
  const known = new Set(tokens.map(({ start }) => lineStart(side.text, start)));
  const assigned = quiet
    ? []
    : literals(side).filter(({ start }) => !known.has(lineStart(side.text, start)));
  return [...tokens, ...assigned];
}

function tokensIn(
  side: Side,
  shapes: typeof TOKENS,
  isQuiet: (value: string, index: number) => boolean,
): readonly Sighting[] {
  return shapes.flatMap(([shape, what]) =>
    [...side.text.matchAll(shape)]
      .filter(([value]) => !/EXAMPLE|X{6}|0{8}|1234567/i.test(value))
      .map(({ 0: value, index }) =>
        sighting(side, index, value.length, what, isQuiet(value, index)),
      ),
  );
}

/** What stands there to show or to try is mild, unless it proves itself to be real. */
function isMild(side: Side, quiet: boolean, value: string, index: number): boolean {
  return (quiet || isExample(side, index)) && !carriesItsProof(value);
}

/** In a comment or a docstring it is mostly there to show what one looks like. */
function isExample({ code }: Side, index: number): boolean {
  return code !== null && placeOf(code, index) !== 'code';
}

function literals(side: Side): readonly Sighting[] {
  return [...side.text.matchAll(ASSIGNED)].flatMap((hit) => {
    const [whole, name = '', , value = ''] = hit;
    if (IN_NAME.test(name) || PLACEHOLDER.test(value) || !isRandom(value)) return [];
    // The mask that hides secrets everywhere else must take it for one too.
    if (!new LineMask().show(`x ${whole}`).includes('[masked]')) return [];
    if (isExample(side, hit.index)) return [];
    const start = hit.index + whole.length - 1 - value.length;
    return [
      {
        ...sighting(side, start, value.length, `the value of ${name}`, false),
        weight: 'note' as const,
      },
    ];
  });
}

function sighting(
  side: Side,
  start: number,
  length: number,
  what: string,
  quiet: boolean,
): Sighting {
  const from = lineStart(side.text, start);
  const name = /[\w.-]+(?=["'\]]{0,2}\s*[:=])/.exec(side.text.slice(from, start))?.[0] ?? '';
  return {
    // Never the value: identifiers of findings are made of it.
    key: `${what} ${name}`,
    loose: '',
    start,
    end: start + length,
    note: what,
    secret: { start, end: endOf(side.text, start, length) },
    ...(quiet ? { weight: 'note' as const } : {}),
  };
}

/** A key goes on over many lines. */
function endOf(text: string, start: number, length: number): number {
  if (!text.startsWith('-----BEGIN', start)) return start + length;
  const end = text.indexOf('-----END', start);
  return end === -1 ? text.length : end;
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Letters and digits without order: bits a character, as counted in the value itself. */
function isRandom(value: string): boolean {
  if (!/\d/.test(value) || !/[A-Za-z]/.test(value) || /^[A-Za-z]+[-_.]?\d{1,4}$/.test(value))
    return false;
  if (/^[a-z]+(?:[-_.:/][a-z0-9]+)+$/i.test(value) && !/[a-z]\d[a-z\d]*\d[a-z]/i.test(value))
    return false;
  const counts = new Map<string, number>();
  for (const char of value) counts.set(char, (counts.get(char) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) {
    const share = count / value.length;
    bits -= share * Math.log2(share);
  }
  return bits >= 3.4;
}
