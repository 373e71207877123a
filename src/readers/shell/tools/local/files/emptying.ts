/** Scripts of editors that leave nothing in a file: `sed -i '1,$d'`, `perl -i -ne ''`, `ex -sc '%d|x'`. */
import type { Stdin } from '../../../types.ts';
import type { Call } from '../../types.ts';
import { hasLetter } from '../doing.ts';

/** Lines of all kinds are deleted, and nothing is done before that. */
const SED_DELETES =
  /^(?:1\s*,\s*\$|0?~1|1~1|\/(?:\^|\$|\.\*|\^\.\*\$?|\^\.\*)?\/)?\s*\{?\s*d\s*;?\s*\}?$/;
const SED_BLANKS = /^s(.)(?:\^?\.\*\$?|\^\.\*)\1\1g?$/;
const PERL_NOTHING = /^(?:0|1|;|undef|next|\$_\s*=\s*(?:''|""|undef)|undef\s*\(?\$_\)?)?;?$/;
const PERL_BLANKS = /^s(?:\/\.\*\/\/|\{\.\*\}\{\})[gs]*;?$/;

/** Whether a script of `sed` or `perl`, given with options for editing in place, leaves nothing. */
export function leavesNothing(call: Call): boolean {
  const { program, args } = call.invocation;
  const at = args.findIndex(({ text }) => /^(?:-[a-zA-Z]*e|--expression)$/.test(text));
  const joint = args.find(({ text }) => /^(?:--expression=|-e.)/.test(text));
  const given = joint?.text.replace(/^(?:--expression=|-e)/, '') ?? args[at + 1]?.text;
  const script = (at < 0 && joint === undefined ? firstWord(call) : given)?.trim();
  if (script === undefined) return false;
  if (/^g?sed$/.test(program)) {
    const quiet = hasLetter(call, 'n') || call.has('--quiet', '--silent');
    return SED_DELETES.test(script) || SED_BLANKS.test(script) || (quiet && script === '');
  }
  if (program !== 'perl') return false;
  const prints = hasLetter(call, 'p');
  if (PERL_BLANKS.test(script) || /^\$_\s*=\s*(?:''|""|undef);?$/.test(script)) return true;
  return hasLetter(call, 'n') && !prints && PERL_NOTHING.test(script);
}

/** Past the empty ending that BSD's `-i` asks for. */
function firstWord({ operands, invocation }: Call): string | undefined {
  const [first, second] = operands;
  return first?.text === '' && invocation.args.some(({ text }) => text === '-i')
    ? second?.text
    : first?.text;
}

const EX_DELETES =
  /(?:^|[|:+\n])[ \t]*(?:%|1[ \t]*,[ \t]*\$|,|g\/(?:\^|\.\*)?\/)[ \t]*d(?:elete)?(?:[ \t]*_)?[ \t]*(?:$|[|\n])/m;
const EX_WRITES = /(?:^|[|:+\n])[ \t]*(?:w|wq|x|xit|write|wqa|update|up)!?[ \t]*(?:$|[|\n])/m;

/** Whether commands of `ex`, `vim` or `ed` delete all lines and write the file. */
export function deletesAllLines({ operands, invocation }: Call): boolean {
  const { args, stdin } = invocation;
  const texts = args
    .filter(({ text }, at) => /^[+:]/.test(text) || /^-[a-z]*c$/.test(args[at - 1]?.text ?? ''))
    .map(({ text }) => text);
  const all = [...texts, stdin.kind === 'text' ? stdin.text : '', operands[0]?.text ?? ''];
  const script = all.join('\n').slice(0, 10_000);
  return EX_DELETES.test(script) && EX_WRITES.test(script);
}

/** Whether nothing at all comes in. */
export function isNothing(stdin: Stdin): boolean {
  if (stdin.kind === 'text') return stdin.text === '';
  return stdin.kind === 'file' && stdin.path.text === '/dev/null';
}

/** `git show HEAD:path |`: an older state of a file comes in. */
export function isOlderState(stdin: Stdin): boolean {
  if (stdin.kind !== 'output' || stdin.of.program !== 'git') return false;
  const words = stdin.of.args.map(({ text }) => text);
  return (
    words.some((word) => word === 'show' || word === 'cat-file') &&
    words.some((word) => /^[^-:/][^:]*:[^:/]/.test(word))
  );
}

/**
 * `git diff |`: what is changed in the working tree and stands nowhere else comes in. Not what differs
 * between two commits.
 */
export function isUncommittedWork(stdin: Stdin): boolean {
  if (stdin.kind !== 'output' || stdin.of.program !== 'git') return false;
  const words = stdin.of.args.map(({ text }) => text);
  const at = words.indexOf('diff');
  const behind = words.slice(at + 1).filter((word) => word !== '' && !word.startsWith('-'));
  return at >= 0 && !behind.some((word) => word.includes('..'));
}
