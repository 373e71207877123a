/** What the event says of the change. Only ids are used to find it; titles are words for people. */
export interface ChangeAsked {
  readonly base: string;
  readonly head: string;
  readonly title: string;
  /** What a newer one takes the place of: `acme/shop#12`. */
  readonly slot: string;
  readonly link: string | null;
  /** Login of whoever opened it. */
  readonly author: string | null;
}

type Fields = Readonly<Record<string, unknown>>;

const ID = /^[0-9a-f]{40}$/;
const REPOSITORY = /^[A-Za-z0-9_.-]{1,100}\/[A-Za-z0-9_.-]{1,100}$/;

/** Throws where the event is about no change. */
export function changeIn(event: unknown): ChangeAsked {
  const repository = text(at(event, 'repository', 'full_name'));
  if (!REPOSITORY.test(repository)) throw new Error('the event names no repository');
  const pull = at(event, 'pull_request');
  if (pull !== undefined) {
    const number = at(pull, 'number');
    if (!Number.isSafeInteger(number)) throw new Error('the event names no pull request');
    const login = text(at(pull, 'user', 'login'));
    return {
      base: id(at(pull, 'base', 'sha')),
      head: id(at(pull, 'head', 'sha')),
      title: title(text(at(pull, 'title')), `Pull request ${String(number)}`),
      slot: `${repository}#${String(number)}`,
      link: link(text(at(pull, 'html_url'))),
      author: /^[A-Za-z0-9_[\]-]{1,100}$/.test(login) ? login : null,
    };
  }
  const group = at(event, 'merge_group');
  if (group === undefined) {
    throw new Error('use it on pull_request_target or merge_group: this event is about neither');
  }
  const head = id(at(group, 'head_sha'));
  const named = { title: 'Merge group', slot: `${repository}@${head}`, link: null, author: null };
  return { base: id(at(group, 'base_sha')), head, ...named };
}

function at(value: unknown, ...path: readonly string[]): unknown {
  let found = value;
  for (const name of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name))
      return undefined;
    found = (found as Fields)[name];
  }
  return found;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function id(value: unknown): string {
  if (ID.test(text(value))) return text(value);
  throw new Error('the event names no commit');
}

function title(given: string, otherwise: string): string {
  const line = given.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();
  return line === '' ? otherwise : line.slice(0, 200);
}

function link(given: string): string | null {
  return /^https:\/\/[!-~]{1,2000}$/.test(given) ? given : null;
}
