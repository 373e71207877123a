import { useMutation } from '@tanstack/react-query';
import type { LedgerPage, LedgerVerification } from '../../server/contract/ledger.ts';
import { api } from '../app/api.ts';
import { Failure } from '../app/failure.tsx';
import { Icon } from '../ui/icon.tsx';
import { Ago } from '../ui/parts.tsx';
import { count } from '../ui/words.ts';

function Result({ result }: { readonly result: LedgerVerification }) {
  return result.kind === 'intact' ? (
    <div className="notice notice-released">
      <Icon name="released" />
      <div>
        <p>
          <strong>Intact.</strong> {count(result.size, 'entry', 'entries')} recomputed,{' '}
          <Ago at={result.at} />.
        </p>
        <p>
          Root <code className="proof-hash">{result.rootHash}</code>
        </p>
      </div>
    </div>
  ) : (
    <div className="notice proof-broken">
      <Icon name="gone" />
      <p>
        <strong>Broken.</strong> The first entry that does not fit is #{result.firstBad}:{' '}
        {result.why}. Keep the database as it is and tell whoever runs Holdpoint here.
      </p>
    </div>
  );
}

/** The latest checkpoint with the key it is signed with, and a check of the whole on demand. */
export function Proof({ page }: { readonly page: LedgerPage }) {
  const verify = useMutation({ mutationFn: api.verifyLedger });
  return (
    <section className="proof" aria-labelledby="proof-title">
      <h2 id="proof-title">Proof</h2>
      <p className="small muted">
        Every entry is a leaf of a Merkle tree. Recomputing the tree finds the first entry that was
        altered, removed or moved, also one changed in the database itself.
      </p>
      <button
        type="button"
        className="button button-main no-print"
        aria-disabled={verify.isPending}
        onClick={() => {
          if (!verify.isPending) verify.mutate();
        }}
      >
        {verify.isPending ? 'Verifying…' : 'Verify now'}
      </button>
      <div aria-live="polite">{verify.data !== undefined && <Result result={verify.data} />}</div>
      {verify.isError && <Failure error={verify.error} />}
      <h3>Signed checkpoint</h3>
      <pre className="proof-checkpoint">{page.checkpoint}</pre>
      <h3>Verifier key</h3>
      <pre>{page.verifierKey}</pre>
      <p className="small muted">
        To check without this server: <code>holdpoint ledger verify</code>
      </p>
    </section>
  );
}
