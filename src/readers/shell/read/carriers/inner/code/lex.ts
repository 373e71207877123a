import { type Piece, bracedPieces, sigilPieces } from './interpolate.ts';
import type { Language } from './language.ts';
import { closingAt, pairedAt, type Token, unescaped } from './tokens.ts';

const DEEPEST = 6;
const NAME = /[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*[!?]?/y;
const SIGIL_NAME = /[$@](?:[A-Za-z_]\w*(?:::\w+)*|\d+|[_!&0])/y;
const DOLLAR_NAME = /\$[\w$]*/y;
const NUMBER = /(?:0[xXoObB][\w]+|\d[\d_]*(?:\.\d+)?(?:[eE][+-]?\d+)?)/y;
const OPERATOR =
  /===|!==|\*\*=|\.\.\.|=>|->|::|\?\.|\?\?|==|!=|<=|>=|&&|\|\||\+=|-=|\.=|\.\.|<>|<-|\|>|:=|=~|[\s\S]/y;
const PYTHON_TEXT = /([rRbBuUfF]{0,3})('''|"""|'|")/y;
const HEREDOC = /<<<?([~-]?)(["']?)([A-Za-z_]\w*)\2/y;
const QUOTE_WORD = /(?:q[qwxr]?|m|s|tr|y)(?=\s*[^\w\s=,;)>-])/y;
const PERCENT = /%([wWiIqQx]?)([([{<|!/])/y;
/** After these a value is expected, so that `/` opens a pattern. */
const BEFORE_VALUE = new Set(
  'return if unless and or not when in case typeof while split grep puts print =~ match'.split(' '),
);

/** Code as tokens. Comments are left out; text that does not end ends with the code. Linear. */
export function lex(code: string, language: Language, depth = 0): readonly Token[] {
  const tokens: Token[] = [];
  const heredocs: { readonly name: string; readonly raw: boolean; readonly index: number }[] = [];
  const { lineComments, blockComments } = language;
  let at = 0;
  let apart = true;

  const push = (kind: 'name' | 'number' | 'op', text: string) => {
    tokens.push({ kind, text, at, apart });
    at += text.length;
    apart = false;
  };
  const pushText = (
    kind: 'text' | 'command' | 'words',
    pieces: readonly Piece[],
    end: number,
    template = false,
  ) => {
    const parts = pieces.map((piece) =>
      typeof piece === 'string'
        ? piece
        : depth < DEEPEST
          ? lex(piece.code, language, depth + 1)
          : [],
    );
    tokens.push({ kind, text: '', parts, at, apart, template });
    at = end;
    apart = false;
  };
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(code);
  };
  const valueExpected = (): boolean => {
    const last = tokens.at(-1);
    if (last === undefined || last.kind === 'line') return true;
    if (last.kind === 'op') return !/^[)\]}]$/.test(last.text);
    return last.kind === 'name' && BEFORE_VALUE.has(last.text);
  };
  const pieces = (text: string, raw: boolean): readonly Piece[] => {
    if (raw) return [text];
    if (language.interpolation === 'hash') return bracedPieces(text, '#{', false);
    if (language.interpolation === 'braces') return bracedPieces(text, '${', false);
    return language.interpolation === 'sigil' ? sigilPieces(text) : [unescaped(text)];
  };

  function newLine(): void {
    at += 1;
    for (const { name, raw, index } of heredocs.splice(0)) {
      const rest = code.slice(at);
      const end = new RegExp(`^[ \\t]*${name}\\b`, 'm').exec(rest)?.index ?? rest.length;
      const token = tokens[index];
      if (token?.kind === 'text') {
        const text = rest.slice(0, end).replace(/\r?\n$/, '');
        const parts = pieces(text, raw).map((piece) =>
          typeof piece === 'string'
            ? piece
            : depth < DEEPEST
              ? lex(piece.code, language, depth + 1)
              : [],
        );
        tokens[index] = { ...token, parts };
      }
      const after = code.indexOf('\n', at + end);
      at = after < 0 ? code.length : after + 1;
    }
    const from = at;
    while (code[at] === ' ' || code[at] === '\t') at += 1;
    tokens.push({ kind: 'line', text: '\n', at, indent: at - from, apart: true });
    apart = true;
  }

  function quote(): boolean {
    const here = code[at];
    if (language.id === 'python') {
      if (!/['"rRbBuUfF]/.test(here ?? '')) return false;
      const found = take(PYTHON_TEXT);
      if (found === null) return false;
      const [, prefix = '', close = ''] = found;
      const start = at + found[0].length;
      const line = close.length === 1 ? code.indexOf('\n', start) : -1;
      const closed = closingAt(code, start, close, true);
      const end = line >= 0 && line < closed && code[line - 1] !== '\\' ? line : closed;
      const text = code.slice(start, end);
      const raw = /r/i.test(prefix);
      const plain = raw ? [text] : [unescaped(text)];
      pushText(
        'text',
        /f/i.test(prefix) ? bracedPieces(text, '{', raw) : plain,
        end + close.length,
      );
      return true;
    }
    if (here === '"' || here === "'") {
      const triple = here.repeat(3);
      const close =
        /^(?:groovy|elixir|julia)$/.test(language.id) && code.startsWith(triple, at)
          ? triple
          : here;
      const start = at + close.length;
      const closed = closingAt(code, start, close, true);
      const line = language.id === 'js' || language.id === 'lua' ? code.indexOf('\n', start) : -1;
      const end = line >= 0 && line < closed && code[line - 1] !== '\\' ? line : closed;
      const text = code.slice(start, end);
      const single = here === "'";
      const plain =
        language.rawSingle && single ? [text.replace(/\\([\\'])/g, '$1')] : [unescaped(text)];
      pushText('text', single ? plain : pieces(text, false), end + close.length);
      return true;
    }
    if (here === '`' && language.backtick !== null) {
      const template = language.backtick === 'template';
      const end = template ? templateEnd(code, at + 1) : closingAt(code, at + 1, '`', true);
      const text = code.slice(at + 1, end);
      if (template) pushText('text', bracedPieces(text, '${', false), end + 1, true);
      else pushText('command', pieces(text, false), end + 1);
      return true;
    }
    if (language.id === 'lua' && code.startsWith('[[', at)) {
      const end = closingAt(code, at + 2, ']]', false);
      pushText('text', [code.slice(at + 2, end)], end + 2);
      return true;
    }
    return false;
  }

  function special(): boolean {
    const { id } = language;
    if (id === 'perl' && /[qmsty]/.test(code[at] ?? '') && !/\w/.test(code[at - 1] ?? '')) {
      const word = take(QUOTE_WORD)?.[0];
      const before = tokens.at(-1)?.text;
      if (word === undefined || before === '->' || before === '{') return false;
      let open = at + word.length;
      while (code[open] === ' ') open += 1;
      const mark = code[open] ?? '';
      const end = pairedAt(code, open + 1, mark);
      const text = code.slice(open + 1, end);
      if (word === 'q') pushText('text', [text], end + 1);
      else if (word === 'qq') pushText('text', sigilPieces(text), end + 1);
      else if (word === 'qx')
        pushText('command', mark === "'" ? [text] : sigilPieces(text), end + 1);
      else if (word === 'qw') pushText('words', [text], end + 1);
      else {
        const pair = /[([{<]/.test(mark);
        const second = pair ? code.slice(end + 1).search(/[([{<]/) + end + 1 : end;
        const twice = word === 's' || word === 'tr' || word === 'y';
        const last = twice ? pairedAt(code, second + 1, code[second] ?? mark) : end;
        pushText('text', [''], last + 1);
      }
      return true;
    }
    if (id === 'ruby' && code[at] === '%' && valueOrSpace()) {
      const found = take(PERCENT);
      if (found === null) return false;
      const [, word = '', open = ''] = found;
      const end = pairedAt(code, at + found[0].length, open);
      const text = code.slice(at + found[0].length, end);
      if (word === 'x') pushText('command', pieces(text, false), end + 1);
      else if (/[wWiI]/.test(word)) pushText('words', [text], end + 1);
      else pushText('text', pieces(text, word === 'q'), end + 1);
      return true;
    }
    if (code[at] === '<' && /^(?:ruby|perl|php)$/.test(id) && valueOrSpace()) {
      const found = take(HEREDOC);
      if (found !== null) {
        heredocs.push({ name: found[3] ?? '', raw: found[2] === "'", index: tokens.length });
        pushText('text', [''], at + found[0].length);
        return true;
      }
      const globbed =
        id === 'perl' ? /^<([^<>\s$]*[*?][^<>\s]*)>/.exec(code.slice(at, at + 200)) : null;
      if (globbed !== null) {
        tokens.push(
          { kind: 'name', text: 'glob', at, apart },
          { kind: 'op', text: '(', at, apart },
        );
        pushText('text', [globbed[1] ?? ''], at + globbed[0].length);
        tokens.push({ kind: 'op', text: ')', at, apart });
        return true;
      }
    }
    if (language.patterns && code[at] === '/' && valueExpected()) {
      const end = patternEnd(code, at + 1);
      if (end === null) return false;
      pushText('text', [''], end);
      return true;
    }
    return false;
  }

  function valueOrSpace(): boolean {
    const last = tokens.at(-1);
    return valueExpected() || (apart && last?.kind === 'name' && !/\s/.test(code[at + 1] ?? ' '));
  }

  while (at < code.length) {
    const here = code.charCodeAt(at);
    if (here === 10) newLine();
    else if (here === 32 || here === 9 || here === 13 || here === 12) {
      at += 1;
      apart = true;
    } else if (here === 92 && /^\\\r?\n/.test(code.slice(at, at + 3))) {
      at = code.indexOf('\n', at) + 1;
      apart = true;
    } else if (comment()) apart = true;
    else if (!quote() && !special()) plain();
  }
  return tokens;

  function comment(): boolean {
    for (const [open, close] of blockComments)
      if (code.startsWith(open, at)) {
        at = closingAt(code, at + open.length, close, false) + close.length;
        return true;
      }
    if (!lineComments.some((open) => code.startsWith(open, at))) return false;
    const end = code.indexOf('\n', at);
    at = end < 0 ? code.length : end;
    return true;
  }

  function plain(): void {
    const sigil = language.sigils ? take(SIGIL_NAME) : null;
    if (sigil !== null) {
      push('name', sigil[0]);
      const token = tokens.at(-1);
      if (token?.kind === 'name')
        tokens[tokens.length - 1] = { ...token, text: `$${sigil[0].slice(1)}` };
      return;
    }
    const here = code.charCodeAt(at);
    const letter = here > 64 && here !== 91 && here !== 93 && here !== 123 && here !== 125;
    const dollar = here === 36 && language.id === 'js';
    const name = letter ? take(NAME) : dollar ? take(DOLLAR_NAME) : null;
    if (name !== null) {
      const bang = language.id === 'ruby' || language.id === 'elixir' || language.id === 'julia';
      push(
        'name',
        bang && code[at + name[0].length] !== '=' ? name[0] : name[0].replace(/[!?]$/, ''),
      );
      return;
    }
    const number = here > 47 && here < 58 ? take(NUMBER) : null;
    if (number === null) push('op', take(OPERATOR)?.[0] ?? code.charAt(at));
    else push('number', number[0]);
  }
}

/** End of a template, with what stands in `${…}` skipped, however it nests. */
function templateEnd(code: string, from: number): number {
  for (let at = from; at < code.length; at += 1) {
    const here = code[at];
    if (here === '\\') at += 1;
    else if (here === '`') return at;
    else if (here === '$' && code[at + 1] === '{') at = pairedAt(code, at + 2, '{');
  }
  return code.length;
}

/** Behind the pattern that starts here and its flags, or null where the line ends first. */
function patternEnd(code: string, from: number): number | null {
  let set = false;
  for (let at = from; at < code.length; at += 1) {
    const here = code[at];
    if (here === '\n') return null;
    if (here === '\\') at += 1;
    else if (here === '[') set = true;
    else if (here === ']') set = false;
    else if (here === '/' && !set) {
      const flags = /[a-z]*/y;
      flags.lastIndex = at + 1;
      return at + 1 + (flags.exec(code)?.[0].length ?? 0);
    }
  }
  return null;
}
