import { hostNamed } from '../../doors/agent/registry.ts';
import type { AgentHost, DoorAnswer, Heard, HookOutput } from '../../doors/agent/types.ts';
import { decideCall } from './decide-call.ts';
import { decideMoment } from './decide-moment.ts';
import type { Decided, Guard } from './decide-call.ts';

/** Larger than any call that a person could read; what is beyond it is blocked unread. */
export const LONGEST_PAYLOAD = 8 * 1024 * 1024;

export type GuardFor = (host: AgentHost) => Guard;

/** One payload's outcome, before it is put into the host's words. */
export interface Outcome {
  readonly heard: Heard;
  readonly answer: DoorAnswer;
  readonly decided: Decided | null;
}

/** What the hook of a host says to one payload. Never throws: a fault of our own blocks. */
export async function answerHook(
  host: AgentHost,
  payload: Uint8Array,
  guardFor: GuardFor,
): Promise<HookOutput> {
  const { heard, answer } = await outcomeOf(host, payload, guardFor);
  return host.say(answer, heard);
}

/** The same as one line of JSON, for replays: the outcome, the rules and what would happen. */
export async function answerLine(
  host: AgentHost,
  payload: Uint8Array,
  guardFor: GuardFor,
): Promise<string> {
  const { answer, decided } = await outcomeOf(host, payload, guardFor);
  const change = decided?.judged?.assessment.change;
  return JSON.stringify({
    outcome: answer.outcome,
    message: answer.message,
    reasons: (decided?.judged?.verdict.reasons ?? []).map(({ rule, message, lift, evidence }) => ({
      rule,
      message,
      lift,
      line: evidence?.line ?? null,
    })),
    effects: (change?.effects ?? []).map((effect, index) => ({
      verb: effect.verb,
      type: effect.resource.type,
      address: effect.resource.address,
      environment: decided?.judged?.assessment.environments[index] ?? effect.environment,
      environmentName: effect.environmentName,
      reversibility: effect.reversibility,
      data: effect.data,
      traits: effect.traits,
      why: effect.why,
      safer: effect.safer,
    })),
    signals: (change?.signals ?? []).map(({ kind, weight, message }) => ({
      kind,
      weight,
      message,
    })),
    digest: answer.outcome === 'allow' ? null : (change?.digest ?? null),
  });
}

/** What comes of one payload, before it is put into the host's words. Never throws. */
export async function outcomeOf(
  host: AgentHost,
  payload: Uint8Array,
  guardFor: GuardFor,
): Promise<Outcome> {
  const heard = hear(host, payload);
  try {
    if (heard.kind === 'malformed') {
      const message = `Refused by Holdpoint: ${heard.why}`;
      return { heard, answer: { outcome: 'deny', message, context: '' }, decided: null };
    }
    if (heard.kind === 'moment') {
      const answer = await decideMoment(heard.moment, guardFor(host));
      return { heard, answer, decided: null };
    }
    const decided = await decideCall(heard.call, guardFor(host));
    return { heard, answer: decided.answer, decided };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const message = `Refused by Holdpoint, which has a fault of its own: ${why} Tell the person you work for.`;
    return { heard, answer: { outcome: 'deny', message, context: '' }, decided: null };
  }
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** From bytes to what the host means. Bytes that are no text, or no JSON, are malformed. */
function hear(host: AgentHost, payload: Uint8Array): Heard {
  if (payload.length === 0) return malformed('nothing came on standard input.');
  if (payload.length > LONGEST_PAYLOAD) {
    return malformed(`the call is longer than ${LONGEST_PAYLOAD} bytes.`);
  }
  let text: string;
  try {
    text = UTF8.decode(payload);
  } catch {
    return malformed('the call is not UTF-8.');
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return malformed('the call is not JSON.');
  }
  return host.hear(value);
}

function malformed(why: string): Heard {
  return { kind: 'malformed', why };
}

/** The host by the name on the command line. Throws where there is none of that name. */
export function hostFor(name: string): AgentHost {
  const host = hostNamed(name);
  if (host === null)
    throw new Error(`there is no agent host "${name}". See holdpoint hook --help.`);
  return host;
}
