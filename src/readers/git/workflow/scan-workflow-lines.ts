import type { HunkLine } from '../patch/hunk-collector.ts';
import { RISKY_TRIGGERS, SAFER, actionName, isUnpinned } from './workflow-facts.ts';
import type { WorkflowFact } from './workflow-facts.ts';

const SCOPES =
  'actions|attestations|checks|contents|deployments|discussions|id-token|issues|models|packages|pages|pull-requests|repository-projects|security-events|statuses';
const SCOPE = new RegExp(
  `(?:^|[{,\\s])["']?(${SCOPES})["']?\\s*:\\s*["']?write["']?(?=[\\s,}]|$)`,
  'g',
);
const WRITE_ALL = /\bpermissions["']?\s*:\s*["']?write-all\b/;
/** As a key, as an item of a list, or on the line of `on:`; not in the text of a script. */
const TRIGGER = new RegExp(
  `^(?:[\\s[,"'-]*|\\s*["']?on["']?\\s*:.*[\\s[,{"'])(${RISKY_TRIGGERS.join('|')})(?=[\\s\\],:}"']|$)`,
);
const INHERIT = /^\s*secrets\s*:\s*["']?inherit["']?\s*$/;
const SELF_HOSTED =
  /^(?:[\s[,"'-]*|\s*(?:-\s+)?["']?(?:runs-on|labels)["']?\s*:.*[\s[,"'])self-hosted(?=[\s\],"']|$)/;
const USES = /^\s*(?:-\s+)?["']?uses["']?\s*:\s*["']?([^\s"'#]+)/;
const ID_TOKENS = /^\s*id_tokens\s*:/;
const REMOTE = /^\s*(?:-\s+)?remote\s*:\s*["']?(https?:[^\s"']+)/;

/** What single lines of a workflow allow, where the whole file is not at hand. */
export function scanWorkflowLines(lines: readonly HunkLine[]): WorkflowFact[] {
  return lines.flatMap(({ text, number }) => {
    const bare = text.slice(0, 4096).replace(/(^|\s)#.*$/, '');
    return factsOfLine(bare).map((fact) => ({ ...fact, line: number }));
  });
}

function factsOfLine(line: string): Omit<WorkflowFact, 'line'>[] {
  const facts: Omit<WorkflowFact, 'line'>[] = [];
  for (const [, scope = ''] of line.matchAll(SCOPE)) {
    const key = `permission ${scope}`;
    facts.push({ key, what: `gains ${scope}: write`, safer: SAFER.permission });
  }
  if (WRITE_ALL.test(line)) {
    facts.push({ key: 'permission all', what: 'gains every permission', safer: SAFER.permission });
  }
  const trigger = TRIGGER.exec(line)?.[1];
  if (trigger !== undefined) {
    const what = `runs on ${trigger}, with secrets, for what people outside send in`;
    facts.push({ key: `trigger ${trigger}`, what, safer: SAFER.trigger });
  }
  if (INHERIT.test(line)) {
    facts.push({ key: 'secrets', what: 'hands on every secret', safer: SAFER.secrets });
  }
  if (SELF_HOSTED.test(line)) {
    const what = 'runs on a self-hosted runner';
    facts.push({ key: 'runner self-hosted', what, safer: SAFER.runner });
  }
  const uses = USES.exec(line)?.[1];
  if (uses !== undefined && isUnpinned(uses)) {
    const what = `uses ${uses}, which is not pinned to a commit`;
    facts.push({ key: `action ${actionName(uses)}`, what, safer: SAFER.action });
  }
  if (ID_TOKENS.test(line)) {
    const what = 'gains a token that other services trust';
    facts.push({ key: 'permission id_tokens', what, safer: SAFER.permission });
  }
  const remote = REMOTE.exec(line)?.[1];
  if (remote !== undefined) {
    const what = `includes ${remote} from elsewhere`;
    facts.push({ key: `include ${remote}`, what, safer: SAFER.include });
  }
  return facts;
}
