import type { CliContext } from '../context.ts';
import { UsageError } from '../faults.ts';

/** What whoever pushes may say of the push: `git push -o holdpoint-branch=…`. Nothing of it makes it milder. */
export interface PushOptions {
  /** Branch that it comes from, which the server is not told otherwise. */
  readonly branch: string | null;
  /** Where people read why: a ticket, a review. */
  readonly link: string | null;
}

const NAMES = ['holdpoint-branch', 'holdpoint-link'] as const;
const OURS = /^holdpoint-[a-z]+/i;
const MOST = 1000;
const LONGEST = 1000;
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001f\u007f]/;

/** Reads what git hands to the hook. Options of others are left alone. Throws `UsageError` on one that is not known. */
export function pushOptions({ env }: Pick<CliContext, 'env'>): PushOptions {
  const given = new Map<string, string>();
  const count = Math.min(Number(env['GIT_PUSH_OPTION_COUNT'] ?? 0) || 0, MOST);
  for (let index = 0; index < count; index += 1) {
    const option = env[`GIT_PUSH_OPTION_${index}`] ?? '';
    if (!OURS.test(option)) continue;
    const at = option.indexOf('=');
    const name = NAMES.find((each) => each === option.slice(0, Math.max(at, 0)));
    if (name === undefined) throw unknown(option);
    given.set(name, valueOf(name, option.slice(at + 1)));
  }
  return { branch: given.get('holdpoint-branch') ?? null, link: linkOf(given) };
}

function valueOf(name: string, value: string): string {
  if (value !== '' && value.length <= LONGEST && !CONTROL.test(value) && value.isWellFormed()) {
    return value;
  }
  throw new UsageError(
    `push option ${name}: its value is empty, longer than ${LONGEST} signs, or more than a line. Write it as -o ${name}=VALUE`,
  );
}

function linkOf(given: ReadonlyMap<string, string>): string | null {
  const link = given.get('holdpoint-link');
  if (link === undefined) return null;
  if (URL.canParse(link) && /^https?:$/.test(new URL(link).protocol)) return link;
  throw new UsageError(
    'push option holdpoint-link: it is no address. Write it like https://tickets.example/42',
  );
}

function unknown(option: string): UsageError {
  const name = (option.split('=')[0] ?? '').slice(0, 60);
  return new UsageError(
    `push option ${JSON.stringify(name)} is not known, or has no value. There are ${NAMES.map((each) => `${each}=VALUE`).join(' and ')}`,
  );
}
