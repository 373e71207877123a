import { Link } from '@tanstack/react-router';
import type { SafetyCase } from '../../../server/contract/cases.ts';
import { ReversibilityMark } from '../../ui/facts.tsx';
import { commandLines, type CommandLine } from './command-lines.ts';
import './command.css';
import { Section } from '../section.tsx';

function Line({ line }: { readonly line: CommandLine }) {
  const { number, text, worst, effect } = line;
  return (
    <li className={worst === null ? undefined : `command-${worst}`}>
      <span className="command-number" aria-hidden="true">
        {number}
      </span>
      <code>{text === '' ? ' ' : text}</code>
      {worst !== null && effect !== null && worst !== 'reversible' && (
        <a href={`#effect-${effect}`} className="command-effect">
          <ReversibilityMark kind={worst} />
        </a>
      )}
    </li>
  );
}

/** What the agent would run, word for word, and which agent that is. */
export function Command({ safety }: { readonly safety: SafetyCase }) {
  const { agent } = safety;
  const lines = commandLines(safety);
  if (lines === null) return null;
  return (
    <Section
      id="command"
      title="What the agent would run"
      aside={agent === undefined ? undefined : `${agent.tool}, word for word, secrets masked`}
    >
      <ol className="command">
        {lines.map((line) => (
          <Line key={line.number} line={line} />
        ))}
      </ol>
      {agent !== undefined && (
        <dl className="command-facts">
          <div>
            <dt>Agent</dt>
            <dd>
              <Link to="/agents/$agentId" params={{ agentId: agent.id }}>
                {agent.host}, this session
              </Link>
            </dd>
          </div>
          <div>
            <dt>Acts for</dt>
            <dd>{operatorOf(safety) ?? 'nobody named'}</dd>
          </div>
          <div>
            <dt>Where</dt>
            <dd>
              <code>{agent.cwd}</code>
            </dd>
          </div>
          <div>
            <dt>Machine</dt>
            <dd>
              <code>{agent.machine}</code>
            </dd>
          </div>
        </dl>
      )}
    </Section>
  );
}

/** The person's name where the catalog knows them, else what the guard said. */
function operatorOf({ agent, assessment, people }: SafetyCase): string | null {
  const actor = assessment.actors.find(({ role }) => role === 'agent-operator');
  const person = actor?.person == null ? undefined : people[actor.person];
  return person?.name ?? agent?.operator ?? null;
}
