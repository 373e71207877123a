import { z } from 'zod';
import { LineMask } from '../../readers/shared/mask-secrets.ts';
import type { Judged } from './judge.ts';

const MOST_EFFECTS = 50;
const MOST_REASONS = 20;
const MOST_SYSTEMS = 50;
const LONGEST_WORDS = 600;

/** What something would do and what is said to it, small enough for an agent's memory. */
export const JudgementShape = {
  outcome: z.enum(['allow', 'ask', 'hold', 'deny', 'stop']),
  headline: z.string(),
  environment: z.string(),
  digest: z.string().nullable(),
  reasons: z.array(
    z.object({
      rule: z.string(),
      title: z.string(),
      severity: z.string(),
      outcome: z.string(),
      message: z.string(),
      lift: z.string(),
    }),
  ),
  effects: z.array(
    z.object({
      verb: z.string(),
      type: z.string(),
      address: z.string(),
      environment: z.string(),
      reversibility: z.string(),
      data: z.string(),
      traits: z.array(z.string()),
      why: z.string(),
    }),
  ),
  effectsInAll: z.number(),
  notes: z.array(z.string()),
  systems: z.array(z.string()),
  systemsInAll: z.number(),
  losses: z.array(z.string()),
  resembles: z.array(z.string()),
  safer: z.array(z.string()),
};

const Judgement = z.object(JudgementShape);
export type Judgement = z.infer<typeof Judgement>;

/** Effects that do something come first; secrets are masked, and what is left out is counted. */
export function presentJudgement({ assessment, verdict }: Judged): Judgement {
  const { change, reach, losses, echoes, environments } = assessment;
  const effects = change.effects.map((effect, index) => ({ effect, index }));
  const acting = effects.toSorted(
    (a, b) => Number(a.effect.verb === 'read') - Number(b.effect.verb === 'read'),
  );
  return {
    outcome: verdict.outcome,
    headline: words(assessment.headline),
    environment: assessment.environment,
    digest: change.digest,
    reasons: verdict.reasons.slice(0, MOST_REASONS).map((reason) => ({
      rule: reason.rule,
      title: reason.title,
      severity: reason.severity,
      outcome: reason.outcome,
      message: words(reason.message),
      lift: words(reason.lift),
    })),
    effects: acting.slice(0, MOST_EFFECTS).map(({ effect, index }) => ({
      verb: effect.verb,
      type: effect.resource.type,
      address: words(effect.resource.address),
      environment: environments[index] ?? effect.environment,
      reversibility: effect.reversibility,
      data: effect.data,
      traits: [...effect.traits],
      why: words(effect.why),
    })),
    effectsInAll: effects.length,
    notes: change.signals.slice(0, MOST_REASONS).map(({ message }) => words(message)),
    systems: reach.systems.slice(0, MOST_SYSTEMS).map(({ id }) => id),
    systemsInAll: reach.total,
    losses: losses.slice(0, MOST_REASONS).map(({ headline }) => words(headline)),
    resembles: echoes
      .slice(0, 5)
      .map(({ incident, because }) =>
        words(`${incident.date} ${incident.title} (${because.join(', ')}): ${incident.lesson}`),
      ),
    safer: saferOf(effects.map(({ effect }) => effect.safer)),
  };
}

function saferOf(steps: readonly (readonly string[])[]): string[] {
  return [...new Set(steps.flat())].slice(0, 10).map(words);
}

/** The same for a person or a model to read. */
export function judgementInWords(judgement: Judgement, said = ''): string {
  const { outcome, headline, reasons, effects, effectsInAll } = judgement;
  const left = effectsInAll - effects.length;
  return [
    `${VERDICTS[outcome]} ${headline}`.trim(),
    ...(said === '' ? [] : [said]),
    ...reasons.map(({ rule, message, lift }) => `- ${rule}: ${message} ${lift}`.trimEnd()),
    ...(effects.length === 0 ? [] : ['What it would do:']),
    ...effects
      .slice(0, 20)
      .map(({ verb, type, address, environment, reversibility, why }) =>
        `- ${verb} ${type} ${address} (${environment}, ${reversibility}). ${why}`.trimEnd(),
      ),
    ...(left + effects.length > 20 ? [`- and ${left + effects.length - 20} more`] : []),
    ...listed('Cannot be told or seen whole:', judgement.notes),
    ...listed('Gone for good:', judgement.losses),
    ...listed('Resembles:', judgement.resembles),
    ...listed('Safer:', judgement.safer),
  ].join('\n');
}

const VERDICTS: Readonly<Record<Judgement['outcome'], string>> = {
  allow: 'Would pass.',
  ask: 'Would be held until the person in front of the agent says yes.',
  hold: 'Would be held until a person releases it.',
  deny: 'Would be refused.',
  stop: 'A stop is in force: nothing may be done.',
};

export function listed(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `- ${line}`)];
}

/** One line, secrets masked, cut. */
export function words(text: string): string {
  const line = text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ').trim();
  const shown = new LineMask().show(line);
  return shown.length <= LONGEST_WORDS ? shown : `${shown.slice(0, LONGEST_WORDS)}…`;
}
