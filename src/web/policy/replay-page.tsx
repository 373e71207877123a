import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ProblemError } from '../app/api.ts';
import { Loading } from '../app/failure.tsx';
import { useTitle } from '../app/title.ts';
import '../agents/agents.css';
import '../agents/cards.css';
import '../governance/governance.css';
import { Icon } from '../ui/icon.tsx';
import { replayPolicy } from './calls.ts';
import './policy.css';
import { ReplayForm, type ReplayInput } from './replay-form.tsx';
import { ReplayResult } from './replay-result.tsx';

/** Tries a proposed policy on what was really submitted. Nothing of it is kept. */
export function ReplayPage() {
  useTitle('Try a policy');
  const replay = useMutation({
    mutationFn: ({ policy, file, days }: ReplayInput) => replayPolicy(policy, file, days),
  });
  const { error } = replay;
  return (
    <div className="agents gov">
      <div className="agents-back no-print">
        <Link to="/policy">The policy in force</Link>
      </div>
      <header className="agents-head">
        <h1>Try a proposed policy</h1>
        <p className="agents-lead">
          It is tried on the changes of the past, beside the rules in force now. It binds nobody,
          and nothing of it is kept.
        </p>
      </header>
      <div className="no-print">
        <ReplayForm busy={replay.isPending} onReplay={(input) => replay.mutate(input)} />
      </div>
      {replay.isPending && <Loading what="What it would have done" />}
      {error !== null && (
        <div className="notice" role="alert">
          <Icon name="refused" />
          <p className="replay-problem">
            <strong>
              {error instanceof ProblemError ? error.message : 'This page could not show it.'}
            </strong>{' '}
            {error instanceof ProblemError && error.advice}
          </p>
        </div>
      )}
      {replay.data !== undefined && <ReplayResult answer={replay.data} />}
    </div>
  );
}
