import { NOT_SAID } from '../../../environment/setting.ts';
import type { Doing, ToolReading } from '../../../types.ts';
import type { Call, ToolContext } from '../../types.ts';

type What = Pick<Doing, 'reversibility' | 'data' | 'why'> & Partial<Doing>;

const ASK: What = {
  reversibility: 'reversible',
  data: 'none',
  why: 'A comment, label or request that can be taken back.',
};

/** Paths that change who may do what, or what is checked before a merge. */
const GUARDS =
  /\/(?:protection|rulesets?|required_\w+|enforce_admins|restrictions|branch_protection\w*|protected_(?:branches|tags|environments)|approval_rules|approvals|push_rule|security-and-analysis|vulnerability-alerts)(?:\/|\?|$)/;
const ACCESS =
  /\/(?:collaborators|memberships|members|teams|keys|deploy_keys|hooks|actions\/permissions|outside_collaborators|invitations|access_tokens|variables|secrets)(?:\/|\?|$)/;

/** `api`: by method and path, or by what a GraphQL mutation is called. */
export function calls(call: Call, context: ToolContext): ToolReading {
  const path = call.operands[call.taken]?.text ?? '';
  if (/^\/?graphql$/.test(path)) return graphql(call, context);
  const fields = call.has('-f', '-F', '--field', '--raw-field', '--input', '--form');
  const given = call.value('-X', '--method')?.text.toUpperCase();
  const method = given ?? (fields ? 'POST' : 'GET');
  if (method === 'GET' || method === 'HEAD') return {};
  const what = byPath(method, `/${path.replace(/^\//, '')}`, call);
  return { doings: [doing(`${method} ${path}`, method === 'DELETE' ? 'delete' : 'update', what)] };
}

function byPath(method: string, path: string, call: Call): What {
  if (GUARDS.test(path))
    return {
      reversibility: 'costly',
      data: 'none',
      traits: ['protection-removed', 'review-bypassed'],
      why: 'What is checked before a merge is changed.',
    };
  if (/\/pulls\/\d+\/reviews(?:\/|$)/.test(path) || /\/merge_requests\/\d+\/approve$/.test(path))
    return /APPROVE|^$/.test(fieldOf(call, 'event')) || path.endsWith('/approve')
      ? {
          reversibility: 'costly',
          data: 'none',
          traits: ['review-bypassed'],
          why: 'It may count as the approval of the person who is logged in.',
        }
      : ASK;
  if (/\/(?:pulls|merge_requests)\/\d+\/merge$|\/merges$/.test(path))
    return {
      reversibility: 'costly',
      data: 'none',
      traits: ['default-branch'],
      why: 'It is merged under the name of whoever is logged in.',
    };
  if (method === 'DELETE') return deleted(path);
  if (/\/git\/refs\/heads\//.test(path) && fieldOf(call, 'force') === 'true')
    return {
      reversibility: 'irreversible',
      data: 'holds-data',
      traits: ['history-rewritten'],
      why: 'The branch is set to another commit whatever it held.',
    };
  if (/^\/(?:repos\/[^/]+\/[^/]+|projects\/[^/]+)$/.test(path))
    return fieldOf(call, 'private') === 'false' || fieldOf(call, 'visibility') === 'public'
      ? {
          reversibility: 'irreversible',
          data: 'holds-data',
          verb: 'expose',
          traits: ['public-exposure'],
          why: 'Everybody can read and copy it from that moment on.',
        }
      : { reversibility: 'costly', data: 'none', why: 'Settings of the repository are changed.' };
  if (path.endsWith('/transfer'))
    return { reversibility: 'costly', data: 'none', why: 'The repository goes to another owner.' };
  if (ACCESS.test(path))
    return {
      reversibility: 'costly',
      data: 'none',
      verb: 'grant',
      traits: ['permission-widened'],
      why: 'Somebody or something else may do more than before.',
    };
  return ASK;
}

function deleted(path: string): What {
  if (
    /^\/(?:repos\/[^/]+\/[^/]+|orgs\/[^/]+|projects\/[^/]+|groups\/[^/]+|gists\/[^/]+)$/.test(path)
  )
    return {
      reversibility: 'irreversible',
      data: 'holds-data',
      traits: ['contents-destroyed'],
      why: 'Everything in it goes with it.',
    };
  if (
    /\/(?:labels|reactions|assignees|requested_reviewers|comments|caches|subscription|lock|starred)(?:\/|\?|$)/.test(
      path,
    )
  )
    return ASK;
  if (/\/git\/refs\/|\/repository\/branches\//.test(path))
    return {
      reversibility: 'costly',
      data: 'unknown',
      why: 'Commits that are only on this branch go out of reach.',
    };
  if (
    /\/(?:secrets|releases|packages|registry|issues|artifacts|pages|environments|tags)(?:\/|$)/.test(
      path,
    )
  )
    return { reversibility: 'irreversible', data: 'holds-data', why: 'It is deleted for good.' };
  return {
    reversibility: 'irreversible',
    data: 'unknown',
    why: 'Something is deleted on the forge, and nobody can tell what goes with it.',
  };
}

function graphql(call: Call, context: ToolContext): ToolReading {
  const words = [...call.values('-f', '-F', '--field', '--raw-field')];
  const query = words.find(({ text }) => text.startsWith('query='));
  if (query === undefined || !query.known) {
    const { stdin } = call.invocation;
    const input = call.value('--input');
    const path = input === null || input.text === '-' ? null : context.pathOf(input);
    const look = path === null ? null : context.world.look(path);
    const text = look?.kind === 'text' ? look.text : stdin.kind === 'text' ? stdin.text : null;
    return text === null ? { doings: [doing('graphql', 'update', OPEN)] } : mutation(text);
  }
  const text = query.text.slice('query='.length);
  const file = text.startsWith('@') ? context.pathOf({ ...query, text: text.slice(1) }) : null;
  if (file === null) return mutation(text);
  const look = context.world.look(file);
  return look.kind === 'text'
    ? mutation(look.text)
    : { doings: [doing('graphql', 'update', OPEN)] };
}

const OPEN: What = {
  reversibility: 'costly',
  data: 'unknown',
  why: 'What the query does cannot be seen here.',
};

function mutation(text: string): ToolReading {
  if (!/\bmutation\b/.test(text)) return {};
  const names = [
    ...text
      .slice(0, 20_000)
      .matchAll(
        /\b((?:delete|remove|merge|approve|update|add|create|enable|disable|archive|transfer|close|reopen|resolve|unresolve|submit|convert|mark|set|request|minimize|pin|lock|unlock|dismiss)[A-Z]\w*)\s*\(/g,
      ),
  ].map(([, name = '']) => name);
  if (names.length === 0) return { doings: [doing('graphql', 'update', OPEN)] };
  return {
    doings: names.map((name) =>
      doing(name, name.startsWith('delete') ? 'delete' : 'update', byMutation(name, text)),
    ),
  };
}

function byMutation(name: string, text: string): What {
  if (/BranchProtection|Ruleset|RepositoryRule/.test(name))
    return {
      reversibility: 'costly',
      data: 'none',
      traits: ['review-bypassed', 'protection-removed'],
      why: 'What is checked before a merge is changed.',
    };
  if (/^mergePullRequest|^mergeBranch/.test(name))
    return {
      reversibility: 'costly',
      data: 'none',
      traits: ['default-branch'],
      why: 'It is merged under the name of whoever is logged in.',
    };
  if (/^(?:add|submit)PullRequestReview$/.test(name) && /\bAPPROVE\b|\$event/.test(text))
    return {
      reversibility: 'costly',
      data: 'none',
      traits: ['review-bypassed'],
      why: 'It counts as an approval.',
    };
  if (/^delete|^archive|^transfer|^removeEnterprise|^removeOutside/.test(name))
    return /Comment$|Reaction$|Label$/.test(name)
      ? ASK
      : {
          reversibility: 'irreversible',
          data: 'unknown',
          why: 'It is deleted or given away for good.',
        };
  return ASK;
}

function fieldOf(call: Call, name: string): string {
  const found = call
    .values('-f', '-F', '--field', '--raw-field')
    .find(({ text }) => text.startsWith(`${name}=`));
  return found?.text.slice(name.length + 1) ?? '';
}

function doing(address: string, verb: Doing['verb'], what: What): Doing {
  return { verb, type: 'forge-api', address, provider: 'github', setting: NOT_SAID, ...what };
}
