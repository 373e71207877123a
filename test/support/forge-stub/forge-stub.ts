/** A forge in memory over a real repository, which does what it is told, also fail. */
import { ForgeFault, type Forge, type GitMirror } from '../../../src/engine/forge/ports.ts';
import type {
  AccountKind,
  ChangeRequest,
  CommitAccounts,
  ForgeAccount,
  ForgeEvent,
  ForgeReport,
  ForgeReview,
  Listing,
  RequestRef,
} from '../../../src/engine/forge/types.ts';
import { TestRepository } from '../../../src/readers/git/test-repository.ts';

export const FORGE = 'forge.test';
export const REPOSITORY = 'acme/shop';
export const SECRET = 'the secret of the stub';

export type ForgeCall = Exclude<keyof Forge, 'id' | 'kind' | 'hear'> | 'fetch' | 'listHeads';

export function account(login: string, kind: AccountKind = 'person'): ForgeAccount {
  return { id: `id-${login}`, login, kind };
}

export interface ForgeStub {
  readonly forge: Forge;
  readonly mirror: GitMirror;
  readonly repository: TestRepository;
  readonly requests: Map<number, ChangeRequest>;
  readonly reviews: Map<number, Listing<ForgeReview>>;
  readonly pushers: Map<number, Listing<ForgeAccount>>;
  readonly commitAccounts: Map<number, Listing<CommitAccounts>>;
  readonly published: ForgeReport[];
  readonly replies: string[];
  /** How often each call was made. */
  readonly calls: Map<string, number>;
  /** Called before each call that a test wants to hear of; may throw or wait. */
  before: (call: ForgeCall) => void | Promise<void>;
  /** Opens a request from a branch, by an account, or brings it up to its branch's present tip. */
  open(number: number, branch: string, by?: string): ChangeRequest;
  change(number: number, part: Partial<ChangeRequest>): void;
  review(
    number: number,
    by: string,
    opinion: ForgeReview['opinion'],
    more?: Partial<ForgeReview>,
  ): void;
  /** The latest report on a commit. */
  reportOn(commit: string): ForgeReport | undefined;
  remove(): void;
}

export const ref = (number: number): RequestRef => ({
  forge: FORGE,
  repository: REPOSITORY,
  number,
});

const whole = <T>(items: readonly T[]): Listing<T> => ({ items, isWhole: true });

export function createForgeStub(): ForgeStub {
  const repository = new TestRepository();
  repository.write('README.md', '# Shop\n').write('pay/charge.ts', 'export const fee = 1;\n');
  repository.commit('Begin', 'Root <root@example.org>');
  const calls = new Map<string, number>();
  const called = async (call: ForgeCall): Promise<void> => {
    calls.set(call, (calls.get(call) ?? 0) + 1);
    await stub.before(call);
  };
  const forge: Forge = {
    id: FORGE,
    kind: 'git',
    hear: ({ headers, body }) => {
      if (headers['x-secret'] !== SECRET) return { kind: 'refused', why: 'the secret is another' };
      const heard = JSON.parse(Buffer.from(body).toString('utf8')) as {
        id: string;
        events: ForgeEvent[];
      };
      return { kind: 'heard', ...heard };
    },
    readRequest: async ({ number }) => {
      await called('readRequest');
      return stub.requests.get(number) ?? null;
    },
    listRepositories: async () => {
      await called('listRepositories');
      return whole([REPOSITORY]);
    },
    listOpenRequests: async () => {
      await called('listOpenRequests');
      const open = [...stub.requests.values()].filter(({ state }) => state === 'open');
      return whole(open.map(({ number }) => ref(number)));
    },
    requestsAt: async (_repository, commit) => {
      await called('requestsAt');
      const there = [...stub.requests.values()].filter(({ head }) => head.commit === commit);
      return whole(there.map(({ number }) => ref(number)));
    },
    listReviews: async ({ number }) => {
      await called('listReviews');
      return stub.reviews.get(number) ?? whole([]);
    },
    listPushers: async ({ number }) => {
      await called('listPushers');
      return stub.pushers.get(number) ?? whole([]);
    },
    listCommitAccounts: async ({ number }) => {
      await called('listCommitAccounts');
      return stub.commitAccounts.get(number) ?? whole([]);
    },
    listTeams: async () => {
      await called('listTeams');
      return whole([]);
    },
    remoteOf: async () => {
      await called('remoteOf');
      const headRef = (number: number) => `refs/pull/${number}/head`;
      return { url: `file://${repository.folder}`, authorization: null, headRef };
    },
    publish: async (_ref, report) => {
      await called('publish');
      stub.published.push(report);
    },
    reply: async (_ref, text) => {
      await called('reply');
      stub.replies.push(text);
    },
  };
  const stub: ForgeStub = {
    forge,
    mirror: {
      nameOf: (_folder, name) => name,
      listHeads: async () => {
        await called('listHeads');
        const listed = repository.git(
          'for-each-ref',
          '--format=%(refname:lstrip=2) %(objectname)',
          'refs/heads',
        );
        const lines = listed.split('\n').filter(Boolean);
        return new Map(lines.map((line) => line.split(' ') as [string, string]));
      },
      fetch: async (_repository, _remote, refs) => {
        await called('fetch');
        for (const each of refs) {
          try {
            repository.git('rev-parse', '--verify', '--quiet', `${each}^{commit}`);
          } catch (cause) {
            throw new ForgeFault('gone', `${each} is not there`, { cause });
          }
        }
        return repository.folder;
      },
    },
    repository,
    requests: new Map(),
    reviews: new Map(),
    pushers: new Map(),
    commitAccounts: new Map(),
    published: [],
    replies: [],
    calls,
    before: () => undefined,
    open: (number, branch, by = 'ana') => {
      const head = repository.git('rev-parse', `refs/heads/${branch}`);
      repository.git('update-ref', `refs/pull/${number}/head`, head);
      const request: ChangeRequest = {
        ...ref(number),
        title: `Request ${number}`,
        body: '',
        labels: [],
        state: 'open',
        isDraft: false,
        author: account(by),
        base: { branch: 'main', commit: repository.git('rev-parse', 'refs/heads/main') },
        head: { branch, commit: head, repository: REPOSITORY },
        url: `https://forge.test/acme/shop/${number}`,
        mergedBy: null,
        mergeCommit: null,
        counts: null,
      };
      stub.requests.set(number, request);
      return request;
    },
    change: (number, part) => {
      const request = stub.requests.get(number);
      if (request === undefined) throw new Error(`there is no request ${number}`);
      stub.requests.set(number, { ...request, ...part });
    },
    review: (number, by, opinion, more = {}) => {
      const before = stub.reviews.get(number)?.items ?? [];
      const review: ForgeReview = {
        id: `review-${before.length + 1}`,
        account: account(by),
        opinion,
        commit: stub.requests.get(number)?.head.commit ?? null,
        mayWrite: true,
        url: 'https://forge.test/review',
        ...more,
      };
      stub.reviews.set(number, whole([...before, review]));
    },
    reportOn: (commit) => stub.published.findLast((report) => report.commit === commit),
    remove: () => repository.remove(),
  };
  return stub;
}
