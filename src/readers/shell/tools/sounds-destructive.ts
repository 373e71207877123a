/** Subcommands that by their words take something away, where no table says what they do. */
import type { Word } from '../types.ts';

/** Verbs that mean a loss wherever they stand. */
const STRONG =
  /^(?:delete|destroy|drop|purge|wipe|truncate|terminate|erase|nuke|obliterate|deprovision|decommission)$/;
/** Verbs that mean one where a kind of resource stands in front of them: `volume rm`, `db reset`. */
const WITH_NOUN = /^(?:del|remove|rm|teardown|undeploy|shred|reset|flush|revoke|detach|disable)$/;
/** What follows is a name, or is only looked at. */
const OTHERWISE =
  /^(?:create|make|new|generate|gen|add|init|list|ls|get|show|describe|status|view|info|search|find|explain|check|diff|plan|validate|version|which|man|install|rename|echo|print)$/;
/** What is taken away here is told of, kept for speed or looked at, and nothing is lost with it. */
const OWN =
  /^(?:alias|aliases|cache|caches|completion|completions|config|configuration|configurations|configs|context|contexts|credential|credentials|env|extension|extensions|plugin|plugins|profile|profiles|repo|repos|remote|remotes|settings?|source|sources|target|targets|template|templates|theme|tool|tools|toolchain|toolchains|package|packages|dependency|dependencies|dep|deps|reference|import|imports|comment|comments|log|logs|test|tests|example|examples|help|docs?|session|tmp|temp|lint|whitespace|duplicates?|unused|dead|stale|local|mock|mocks|addon|addons|component|components|feature|tag|tags|label|labels|todo|task|tasks|note|notes|link|links|hook|hooks|migration|migrations|telemetry|analytics|notifications?|sln|solution|pub|workspace|workspaces|simctl|simulator|simulators|avd|emulator|emulators|model|models|worktree|worktrees|whitespaces)$/i;
const LOOKS_LIKE_A_WORD = /^[A-Za-z][\w:-]{0,60}$/;
const MOST = 4;

/**
 * The verb by which a call takes something away, or null. `words` are the leading operands of a call.
 * With `listed` false nothing is known of the program: a resource has to be named, too.
 */
export function soundsDestructive(words: readonly Word[], listed: boolean): string | null {
  // What a known program is told to run has words of its own.
  if (listed && /^(?:run|test|bench|exec|build|watch|serve|start)$/.test(words[0]?.text ?? '')) {
    return null;
  }
  for (let at = 0; at < Math.min(words.length, MOST); at += 1) {
    const word = words[at] as Word;
    if (!word.known || !LOOKS_LIKE_A_WORD.test(word.text)) return null;
    const parts = word.text.toLowerCase().split(/[-:_]/);
    if (parts.some((part) => OTHERWISE.test(part))) return null;
    const [verb = '', ...rest] = parts;
    const nouns = [...words.slice(Math.max(0, at - 1), at).map(({ text }) => text), ...rest];
    if (nouns.some((noun) => noun.split(/[-:_]/).some((part) => OWN.test(part)))) continue;
    const named = words.length > at + 1 || nouns.length > 0;
    if (STRONG.test(verb) && (listed || named)) return word.text;
    const last = rest.at(-1) ?? '';
    if (rest.length > 0 && STRONG.test(last)) return word.text;
    if (WITH_NOUN.test(verb) && at > 0 && rest.length === 0) return word.text;
  }
  return null;
}

/** Words of a program of which no options are known: those behind an option may be its value. */
export function leadingWords(args: readonly Word[]): readonly Word[] {
  const first = args.findIndex(({ text }) => !text.startsWith('-'));
  if (first < 0) return [];
  const behind = first > 0 && !(args[first - 1]?.text ?? '').includes('=') ? first + 1 : first;
  const end = args.findIndex(({ text }, index) => index >= behind && text.startsWith('-'));
  return args.slice(behind, end < 0 ? undefined : end);
}
