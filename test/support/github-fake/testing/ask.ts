/** A plain client of the API, for tests that want to see status, headers and body as they are. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON; null when there is none. */
  // oxlint-disable-next-line typescript/no-explicit-any -- tests read whatever they expect to be there
  readonly body: any;
}

export type Ask = (method: string, path: string, body?: unknown) => Promise<Answer>;

export function asker(apiUrl: string, token: string | null): Ask {
  return async (method, path, body) => {
    const answer = await fetch(`${apiUrl}${path}`, {
      method,
      headers: token === null ? {} : { authorization: `Bearer ${token}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      headers: answer.headers,
      body: text === '' ? null : (JSON.parse(text) as unknown),
    };
  };
}

/** All pages of a listing, by the links from one to the next. */
export async function everyPage(
  ask: Ask,
  apiUrl: string,
  path: string,
): Promise<readonly unknown[]> {
  const items: unknown[] = [];
  let next: string | null = path;
  while (next !== null) {
    const answer: Answer = await ask('GET', next);
    items.push(...(answer.body as unknown[]));
    const link = /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1];
    next = link === undefined ? null : link.slice(apiUrl.length);
  }
  return items;
}
