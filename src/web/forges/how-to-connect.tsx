import { useState } from 'react';
import './forges.css';

/** A command as it is typed, with a way to take it along where the browser lets a page do that. */
function Command({ text, what }: { readonly text: string; readonly what: string }) {
  const [isCopied, setCopied] = useState(false);
  const canCopy = window.isSecureContext;
  return (
    <div className="forges-command">
      <pre>
        <code>{text}</code>
      </pre>
      {canCopy && (
        <button
          type="button"
          className="button"
          aria-label={isCopied ? `Copied: ${what}` : `Copy: ${what}`}
          onClick={() => {
            void navigator.clipboard.writeText(text).then(() => setCopied(true));
          }}
        >
          {isCopied ? 'Copied' : 'Copy'}
        </button>
      )}
    </div>
  );
}

/** What stands here while no forge is connected: the steps to GitHub, and where the others are described. */
export function HowToConnect() {
  const server = window.location.origin;
  return (
    <article className="gov-card gov-card-plain" aria-labelledby="connect-github">
      <h2 id="connect-github">Connect GitHub</h2>
      <ol className="forges-steps">
        <li>
          <h3>Make the App and install it</h3>
          <p className="muted">
            On the machine where this server runs, as the user it runs as. It shows a page with what
            the App may do and why, and asks GitHub for it; leave out the organisation for an App of
            your own.
          </p>
          <Command
            what="the command that makes the App"
            text={`holdpoint forge connect github --server ${server} --organization NAME`}
          />
        </li>
        <li>
          <h3>Start this server again</h3>
          <p className="muted">It takes the App from its data folder.</p>
        </li>
        <li>
          <h3>Require its check</h3>
          <p className="muted">
            The command before ends with the rule for that. Whether a repository has it:
          </p>
          <Command
            what="the command that checks the connection"
            text="holdpoint forge check github --repository OWNER/NAME"
          />
        </li>
      </ol>
      <p className="muted small">
        GitLab, plain git, and the workflow for those who can install no App: see the page on forges
        in the documentation.
      </p>
    </article>
  );
}
