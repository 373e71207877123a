const COMMAND = /^ {0,3}\/holdpoint(?:[ \t]+(.*))?$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})(.*)$/;
const QUOTE = /^ {0,3}>/;

const LONGEST_TEXT = 500;
const MOST_COMMANDS = 10;
const LONGEST_COMMENT = 70_000;

/**
 * What a comment asks of Holdpoint: the text after `/holdpoint` on lines of its own. Quotes (with the lines
 * that Markdown draws into them), code and hidden HTML are somebody else's words and are passed over.
 */
export function commandsIn(comment: string): readonly string[] {
  const found: string[] = [];
  let fence: string | null = null;
  let quoted = false;
  let hidden = false;
  for (const line of comment.slice(0, LONGEST_COMMENT).split(/\r?\n/)) {
    const mark = FENCE.exec(line);
    if (fence !== null) {
      if (mark !== null && closes(fence, mark)) fence = null;
      continue;
    }
    if (hidden || line.includes('<!--')) {
      // What follows the end of a hidden part on the same line is not a line of its own.
      hidden = line.lastIndexOf('<!--') > line.lastIndexOf('-->') || !line.includes('-->');
      continue;
    }
    if (mark !== null) {
      fence = mark[1] ?? null;
      quoted = false;
      continue;
    }
    quoted = QUOTE.test(line) || (quoted && line.trim() !== '');
    const command = quoted ? null : COMMAND.exec(line);
    if (command === null) continue;
    found.push((command[1] ?? '').trim().slice(0, LONGEST_TEXT));
    if (found.length === MOST_COMMANDS) break;
  }
  return found;
}

/** A fence ends with a line of the same sign, at least as long and with nothing behind it. */
function closes(fence: string, [, signs = '', rest = '']: RegExpExecArray): boolean {
  return signs[0] === fence[0] && signs.length >= fence.length && rest.trim() === '';
}
