import { AGENT_IDENTITIES, CHECKPOINT_LINE, NAMELESS_AGENT_LINES } from './agent-identities.ts';
import type { AgentIdentity } from './agent-identities.ts';
import type { Signature } from './parse-commit.ts';
import { skeletonOf } from './skeleton.ts';

const NOREPLY = /^(?:\d{1,20}\+)?([\w.-]{1,60}?)(\[bot\])?@users\.noreply\.github\.com$/;

/** GitHub gives these accounts to agents without calling them bots. */
const PLAIN_ACCOUNTS = new Set(['copilot']);

const BY_ADDRESS = toolsBy(({ addresses }) => addresses);
const BY_ACCOUNT = toolsBy(({ accounts }) => accounts);
const BY_ALIAS = toolsBy(({ aliases }) => aliases);

/** Words for a machine of no name, after `Assisted-by:`. */
const NAMELESS = new Set(['ai', 'llm', 'an llm', 'genai', 'ai assistant', 'ai agent']);

/** What may follow the first two words of a tool or model. */
const OF_MODELS = new Set(
  'agent ai chat cli code codex context fable flash haiku lite max mini mythos opus preview pro sonnet thinking'.split(
    ' ',
  ),
);

/** The agent whose own address or account this is, or null. A name beside it changes nothing. */
export function agentOfAddress(email: string): string | null {
  const address = skeletonOf(email.slice(0, 320)).trim().toLowerCase();
  const known = BY_ADDRESS.get(address);
  if (known !== undefined) return known;
  const [, account = '', bot] = NOREPLY.exec(address) ?? [];
  const isApp = bot !== undefined || PLAIN_ACCOUNTS.has(account);
  return (isApp && BY_ACCOUNT.get(account)) || null;
}

/** The agent behind an account on a forge, or null. People may have an agent's name without being a bot. */
export function agentOfAccount(login: string, isBot: boolean): string | null {
  const [, account = '', bot] = /^(.{1,60}?)(\[bot\])?$/.exec(login.toLowerCase()) ?? [];
  return ((isBot || bot !== undefined) && BY_ACCOUNT.get(account)) || null;
}

/** The agent that signs like this, or null. */
export function agentOfSignature({ name, email }: Signature): string | null {
  const byAddress = agentOfAddress(email);
  if (byAddress !== null) return byAddress;
  const seen = skeletonOf(name.slice(0, 200)).trim();
  return agentOfAccount(seen, false) ?? agentOfOwnName(seen);
}

/** The agent that alone has this name, whatever else is written beside it, or null. */
export function agentOfOwnName(name: string): string | null {
  return AGENT_IDENTITIES.find(({ names }) => names.some((own) => own.test(name)))?.tool ?? null;
}

/** The agent that somebody means who writes this name where a tool is named, or null. */
export function agentOfToolName(name: string): string | null {
  const text = name.trim().toLowerCase();
  const [, , ...rest] = text.split(/\s+/);
  // "Claude Code in mind" begins with a tool's name, and is none.
  const isName = rest.every((word) => /\d/.test(word) || OF_MODELS.has(word));
  return BY_ALIAS.get(text) ?? (isName ? agentOfOwnName(text) : null);
}

/** What a line of a message says about an agent: its name, `null` for one unnamed; else undefined. */
export function agentOfLine(line: string): string | null | undefined {
  const known = AGENT_IDENTITIES.find(({ lines }) => lines.some((pattern) => pattern.test(line)));
  if (known !== undefined) return known.tool;
  const named = agentOfPhrase(line);
  if (named !== null) return named;
  const isNameless = NAMELESS_AGENT_LINES.some((pattern) => pattern.test(line));
  return isNameless || isCheckpointLine(line) ? null : undefined;
}

export function isCheckpointLine(line: string): boolean {
  return CHECKPOINT_LINE.test(line);
}

/** `🤖 Generated with [Claude Code](…)`, alone on its line: nothing may follow that makes it prose. */
const PHRASE =
  /^(?! {4})(?:<(?:sub|sup|em|i|b|p)>)?(?:[^\p{L}\p{N}[("'`<>_]|_){0,8}(co-authored|generated|created|written|made|built|authored|implemented|assisted)[ -](with|by|using|via):? \[?([\w .-]{2,60}?)\]?(?:\(https?:\/\/[^\s)]{1,300}\)|)[*_]{0,2}[.!]?[*_]{0,2}(?=\s*(?:$|<| via | by | and | with |\(|🤖))/iu;

function agentOfPhrase(line: string): string | null {
  const [, verb = '', word = '', name = ''] = PHRASE.exec(line) ?? [];
  if (name === '') return null;
  // What is "made by Devin" may be by a person of that name; what is "generated" is by no person.
  const couldBePerson = word.toLowerCase() === 'by' && verb.toLowerCase() !== 'generated';
  return couldBePerson ? agentOfOwnName(name) : agentOfToolName(name);
}

/**
 * The tool after `Assisted-by:`: `AGENT:MODEL [TOOL…]` as the Linux kernel asks for, or the name of a
 * known agent. Null where it is none, since people are thanked in this way too; the empty text for a
 * machine that is not named. `kernelForm` is off for trailers in which generators sign.
 */
export function agentOfAssistance(value: string, kernelForm = true): string | null {
  const text = skeletonOf(value.slice(0, 300)).trim();
  if (text.includes('@')) return null;
  const [, first = '', model] =
    /^([^:()<>]{1,60}?)(?::([^\s:/<>]{1,80})(?: \[?[\w.+-]{1,40}\]?){0,20}|\s*\(.{0,200}\)|)$/.exec(
      text,
    ) ?? [];
  const known = agentOfToolName(first);
  if (known !== null) return known;
  if (NAMELESS.has(first.toLowerCase())) return '';
  return kernelForm && model !== undefined && !/\s/.test(first) ? first : null;
}

/** The agent that works on branches of this name, with or without the name of a remote in front. */
export function agentOfBranch(branch: string): string | null {
  const name = branch
    .slice(0, 300)
    .replace(/^refs\/(?:heads\/|remotes\/[^/]+\/)/, '')
    .replace(/^(?:remotes\/)?(?:origin|upstream|fork)\//, '')
    .toLowerCase();
  const found = AGENT_IDENTITIES.find(({ branches }) => branches.some((own) => own.test(name)));
  return found?.tool ?? null;
}

function toolsBy(
  signsOf: (agent: AgentIdentity) => readonly string[],
): ReadonlyMap<string, string> {
  return new Map(
    AGENT_IDENTITIES.flatMap((agent) => signsOf(agent).map((sign) => [sign, agent.tool] as const)),
  );
}
