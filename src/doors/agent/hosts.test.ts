import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AGENT_HOSTS, hostNamed } from './registry.ts';
import type { AgentHost, DoorAnswer, Heard, HookOutput } from './types.ts';

/** A payload of each host that is a call, and one that is a moment, to answer to. */
const CALLS: Readonly<Record<string, unknown>> = {
  'claude-code': {
    hook_event_name: 'PreToolUse',
    session_id: 's',
    cwd: '/w',
    tool_name: 'Bash',
    tool_input: { command: 'ls' },
  },
  codex: {
    hook_event_name: 'PreToolUse',
    session_id: 's',
    cwd: '/w',
    tool_name: 'Bash',
    tool_input: { command: 'ls' },
  },
  'gemini-cli': {
    hook_event_name: 'BeforeTool',
    session_id: 's',
    cwd: '/w',
    tool_name: 'run_shell_command',
    tool_input: { command: 'ls' },
  },
  copilot: { sessionId: 's', cwd: '/w', toolName: 'bash', toolArgs: '{"command":"ls"}' },
  opencode: { tool: 'bash', sessionID: 's', directory: '/w', args: { command: 'ls' } },
  cursor: {
    hook_event_name: 'beforeShellExecution',
    conversation_id: 's',
    cwd: '/w',
    command: 'ls',
  },
  kiro: {
    hook_event_name: 'preToolUse',
    cwd: '/w',
    tool_name: 'execute_bash',
    tool_input: { command: 'ls' },
  },
  'amazon-q': {
    hook_event_name: 'preToolUse',
    cwd: '/w',
    tool_name: 'execute_bash',
    tool_input: { command: 'ls' },
  },
  windsurf: {
    agent_action_name: 'pre_run_command',
    trajectory_id: 's',
    tool_info: { command_line: 'ls', cwd: '/w' },
  },
  generic: { command: 'ls', cwd: '/w', session: 's' },
};

/** What each host takes for leave to go on; written down again here, from the hosts' own documents. */
function letsThrough(host: string, { stdout, stderr, exitCode }: HookOutput): boolean {
  const json: unknown = stdout.startsWith('{') ? JSON.parse(stdout) : null;
  const text = JSON.stringify(json ?? '');
  const blocksInJson =
    /"(?:permissionDecision|permission|decision)":"(?:deny|ask|defer|block)"|"continue":false/u;
  switch (host) {
    case 'opencode':
    case 'generic':
      return exitCode === 0 || text.includes('"outcome":"allow"');
    case 'kiro':
    case 'amazon-q':
    case 'windsurf':
      return exitCode !== 2 || stderr.trim() === '';
    case 'codex':
      return exitCode !== 2 || stderr.trim() === '';
    default:
      if (exitCode === 2) return stderr.trim() === '' && !blocksInJson.test(text);
      return exitCode !== 0 || !blocksInJson.test(text);
  }
}

const answer = (outcome: DoorAnswer['outcome'], message = 'why', context = ''): DoorAnswer => ({
  outcome,
  message,
  context,
});
const MALFORMED: Heard = { kind: 'malformed', why: 'It is not JSON.' };

describe('the registry', () => {
  it('knows each host once, by id and by alias', () => {
    const names = AGENT_HOSTS.flatMap(({ id, aliases }) => [id, ...aliases]);
    expect(new Set(names).size).toBe(names.length);
    expect(AGENT_HOSTS).toHaveLength(10);
    for (const host of AGENT_HOSTS) {
      for (const name of [host.id, ...host.aliases]) expect(hostNamed(name)).toBe(host);
    }
    expect(hostNamed('__proto__')).toBeNull();
  });
});

describe.each(AGENT_HOSTS.map((host) => [host.id, host] as const))('%s', (id, host) => {
  const call = host.hear(CALLS[id]);

  it('hears a command', () => {
    expect(call).toMatchObject({
      kind: 'call',
      call: { host: id, cwd: '/w', acts: [{ kind: 'command', text: 'ls', dialect: 'posix' }] },
    });
  });

  it('adds nothing of its own to an allow', () => {
    const said = host.say(answer('allow', 'ignored'), call);
    expect(said.exitCode).toBe(0);
    expect(said.stderr).toBe('');
    const own = {
      cursor: '{}',
      opencode: '{"outcome":"allow"}',
      generic: '{"outcome":"allow"}',
    };
    expect(said.stdout).toBe((own as Record<string, string>)[id] ?? '');
  });

  it.each(['ask', 'hold', 'deny', 'stop'] as const)('blocks on %s, with the reason', (outcome) => {
    const said = host.say(answer(outcome, 'because of the moon'), call);
    expect(letsThrough(id, said)).toBe(false);
    expect(said.stdout + said.stderr).toContain('because of the moon');
    if (outcome !== 'ask') expect(said.stdout).not.toMatch(/"ask"/u);
    if (!host.asks) expect(said.stdout).not.toMatch(/"(?:permission\w*|outcome)":"ask"/u);
  });

  it('blocks what was malformed whatever the answer, and says what is wrong', () => {
    for (const outcome of ['allow', 'ask', 'hold', 'deny', 'stop'] as const) {
      const said = host.say(answer(outcome, ''), MALFORMED);
      expect(letsThrough(id, said)).toBe(false);
      expect(said.stdout + said.stderr).toContain('It is not JSON.');
    }
  });

  it('never gives a blocking answer the shape of an allow', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('ask', 'hold', 'deny', 'stop'),
        fc.string({ unit: 'binary' }),
        fc.string(),
        (outcome, message, context) => {
          const said = host.say(answer(outcome, message, context), call);
          expect(letsThrough(id, said)).toBe(false);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('lets no call past under the name of an event on no list', () => {
    const whole = CALLS[id] as Readonly<Record<string, unknown>>;
    const names = ['hook_event_name', 'agent_action_name'].filter((name) => name in whole);
    const events = ['BeforeToolUseV2', 'PRETOOLUSE', 'preTool', '__proto__', 'toString'];
    const kinds = names.flatMap((name) =>
      events.map((event) => host.hear({ ...whole, [name]: event }).kind),
    );
    expect(kinds).not.toContain('moment');
  });

  it('never throws, and never takes for a call what names no tool', () => {
    fc.assert(
      fc.property(fc.anything(), (payload) => {
        expect(['malformed', 'moment', 'call']).toContain(host.hear(payload).kind);
      }),
      { numRuns: 200 },
    );
    for (const payload of [null, undefined, [], 'text', 7, {}, { hook_event_name: 7 }]) {
      expect(host.hear(payload).kind).toBe('malformed');
    }
  });

  it('survives a well-formed call with any one field replaced', () => {
    const whole = CALLS[id] as Readonly<Record<string, unknown>>;
    for (const name of Object.keys(whole)) {
      for (const odd of [undefined, null, 7, [], {}, '', [null], { command: 7 }]) {
        const heard = host.hear({ ...whole, [name]: odd });
        if (heard.kind !== 'call') continue;
        expect(heard.call.acts.length).toBeGreaterThan(0);
      }
    }
  });
});

it('finds fault with a host that lets through what it should not', () => {
  const broken: Pick<AgentHost, 'say'> = {
    say: () => ({ stdout: '{"permissionDecision":"allow"}', stderr: '', exitCode: 0 }),
  };
  for (const { id } of AGENT_HOSTS) {
    expect(letsThrough(id, broken.say(answer('deny'), MALFORMED))).toBe(true);
  }
});

it('ends no answer in a newline, which a shell would take from it', () => {
  for (const { id, say, hear } of AGENT_HOSTS) {
    for (const outcome of ['allow', 'ask', 'hold', 'deny', 'stop'] as const) {
      const said = say(answer(outcome, 'why\n\n', 'note\n\n'), hear(CALLS[id]));
      expect(said.stdout + said.stderr).not.toMatch(/\n$/u);
    }
  }
});
