/**
 * What tasks and scripts say by their names, where nobody could read what they hold: `make nuke` without
 * a makefile, `./drop-all-tables.sh` on another disk.
 */
import { environmentIn } from '../../shared/environment-words.ts';
import { settingNamed } from '../environment/setting.ts';
import type { Doing, Invocation, Setting, Word } from '../types.ts';

/** Programs whose operands name tasks of the project, and words in front of those. */
const RUNNERS: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ...'make gmake just task go-task rake mage poe invoke inv doit gulp grunt jake ant'
    .split(' ')
    .map((name) => [name, []] as const),
  ...'npm pnpm yarn bun'.split(' ').map((name) => [name, ['run', 'run-script']] as const),
  ['composer', ['run', 'run-script']],
  ['deno', ['task']],
  ['mise', ['run']],
  ['nx', ['run']],
]);
const INTERPRETERS =
  /^(?:python\d?(?:\.\d+)?|node|nodejs|tsx|ts-node|bun|deno|ruby|perl|php|(?:ba|z|da|k)?sh|pwsh|Rscript|lua)$/;
const SCRIPT = /\.(?:sh|bash|zsh|py|js|mjs|cjs|ts|rb|pl|php|ps1)$/i;

const TAKES =
  /^(?:delete|destroy|drop|purge|wipe|truncate|terminate|erase|nuke|obliterate|teardown|undeploy)$/;
const TAKES_DATA = /^(?:reset|flush|empty|recreate)$/;
/** Words for what builds leave, too, which mean data only of what is nothing else. */
const CLEANS = /^(?:clean|cleanup|clear|remove|rm)$/;
const ONLY_DATA =
  /^(?:db|dbs|databases?|tables?|schemas?|volumes?|buckets?|clusters?|infra|infrastructure|backups?|everything)$/;
const HOLDS =
  /^(?:db|dbs|database|databases|data|tables?|schemas?|users?|customers?|accounts?|orders?|volumes?|buckets?|clusters?|infra|infrastructure|stacks?|servers?|instances?|disks?|backups?|storage|queues?|topics?|index|indices|collections?|tenants?|everything|records|rows|namespaces?|resources?)$/;
const NO_LOSS =
  /^(?:tests?|testing|caches?|dev|development|local|tmp|temp|sandbox|dry|check|lint|mocks?|fixtures?|examples?|docs?|logs?|old|unused|stale|duplicates?|generate|gen|create|make|new|add|show|list|print|explain|build|format|watch|node|modules|nodemodules|dist|pyc|artifacts|coverage|types|images?|containers?|deps|dependencies|comments?|imports?|files?|branches?)$/;
const DEPLOYS =
  /^(?:deploy|deploys|deployment|release|rollout|promote|apply|rollback|provision|migrate|migrations?|restart|ship|golive)$/;
const ASKS =
  /^(?:-n|--dry-run|--dryrun|--just-print|--help|-h|--list|-l|--version|--check|--plan)$/;

/** Null where the names say nothing. `task` is what could not be read: a program, or a script's path. */
export function doingByName(invocation: Invocation): Doing | null {
  const { args } = invocation;
  if (args.some(({ text }) => ASKS.test(text))) return null;
  // Tasks of Rails have a table.
  const named = namesIn(invocation).filter(
    (name) => invocation.program !== 'rake' || !/^db:(?!nuke|wipe|destroy|delete|clear)/.test(name),
  );
  const taking = named.find(takesAway);
  if (taking !== undefined) return doing(taking, null);
  return deploysToProduction(named, invocation);
}

/** Of words that name what is done, whether one says that what runs in production changes. */
export function deploysToProduction(
  names: readonly string[],
  invocation: Invocation,
): Doing | null {
  const deploying = names.find((name) => partsOf(name).some((part) => DEPLOYS.test(part)));
  if (deploying === undefined) return null;
  const setting = productionIn(deploying, invocation);
  return setting === null ? null : doing(deploying, setting);
}

/** Whether a task or script says by its name that it takes data or infrastructure away. */
export function takesAway(name: string): boolean {
  const parts = partsOf(name);
  if (parts.length > 6 || parts.some((part) => NO_LOSS.test(part))) return false;
  const about = parts.some((part) => HOLDS.test(part) || part === 'all' || isProduction(part));
  if (parts.some((part) => TAKES.test(part))) return parts.length === 1 || about;
  if (about && parts.some((part) => TAKES_DATA.test(part))) return true;
  const isData = parts.some((part) => ONLY_DATA.test(part) || isProduction(part));
  return isData && parts.some((part) => CLEANS.test(part));
}

function namesIn({ program, programWord, args }: Invocation): readonly string[] {
  const operands = args.filter(({ text, known }) => known && !text.startsWith('-'));
  const before = RUNNERS.get(program);
  if (before !== undefined) {
    const [first, second] = operands;
    const skips = before.includes(first?.text ?? '');
    if (before.length === 0) return operands.map(textOf).filter((text) => !text.includes('='));
    return [skips ? second : first].flatMap((word) => (word === undefined ? [] : [word.text]));
  }
  if (INTERPRETERS.test(program)) {
    const script = operands.find(({ text }) => SCRIPT.test(text));
    return script === undefined || script !== operands[0] ? [] : [scriptName(script.text)];
  }
  const isScript = programWord.text.includes('/') || SCRIPT.test(program) || program.includes(':');
  return isScript ? [scriptName(programWord.text)] : [];
}

function scriptName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(SCRIPT, '');
}

function textOf({ text }: Word): string {
  return text;
}

function partsOf(name: string): readonly string[] {
  return name
    .slice(0, 200)
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[-_:./]+/)
    .filter((part) => part !== '');
}

function isProduction(text: string): boolean {
  return environmentIn(text)?.kind === 'production';
}

const VARIABLES =
  'ENV ENVIRONMENT STAGE DEPLOY_ENV APP_ENV TARGET_ENV TARGET RAILS_ENV RACK_ENV NODE_ENV DJANGO_ENV CONTEXT'.split(
    ' ',
  );
const OPTIONS = /^(?:-e|--env|--environment|--stage|--target|--to|--context|--profile)$/;

/** Production by the task's own name, by what stands behind it, or by a variable. */
function productionIn(name: string, { args, env }: Invocation): Setting | null {
  if (isProduction(name)) return settingNamed(name, 'name');
  for (const [index, { text }] of args.slice(0, 30).entries()) {
    const [, value = text] = /^(?:--?)?[\w-]+=(.*)$/s.exec(text) ?? [];
    const told =
      OPTIONS.test(args[index - 1]?.text ?? '') || !text.startsWith('-') || value !== text;
    if (told && /^[\w-]{1,30}$/.test(value) && isProduction(value)) {
      return settingNamed(value, 'argument');
    }
  }
  const variable = VARIABLES.find((each) => isProduction(env(each) ?? ''));
  return variable === undefined ? null : settingNamed(env(variable) ?? '', variable);
}

function doing(name: string, setting: Setting | null): Doing {
  return {
    verb: 'execute',
    type: 'task',
    address: name,
    provider: null,
    reversibility: 'unknown',
    data: 'unknown',
    why:
      setting === null
        ? 'By its name it takes something away, and what it runs could not be read.'
        : 'By its name it changes what runs in production, and what it runs could not be read.',
    ...(setting === null ? {} : { setting }),
  };
}
