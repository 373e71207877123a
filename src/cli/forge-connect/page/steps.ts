import { EVENTS, NEEDS, permissionName } from '../../../doors/forge/forges/github/app/needs.ts';
import { rulesetCommand } from '../ruleset.ts';
import type { Installed, ShownApp, Step } from '../desk.ts';
import type { ConnectSettings } from '../settings.ts';
import { framed } from './frame.ts';
import { html, type Html } from './html.ts';

/** What a page is made of besides the step. */
export interface PageGiven {
  readonly settings: ConnectSettings;
  /** Where the form is posted, with the state. */
  readonly formAction: string;
  readonly manifest: string;
  readonly next: string;
  readonly nonce: string;
}

/** The page of a step. */
export function renderStep(step: Step, given: PageGiven): string {
  const { next, nonce } = given;
  switch (step.kind) {
    case 'create':
      return framed({ title: 'Create the App', at: 0, body: creating(given), next, nonce });
    case 'install':
      return framed({ title: 'Install the App', at: 1, body: installing(step.app), next, nonce });
    case 'installed': {
      const body = requiring(step.app, step.installations, given.settings);
      return framed({ title: 'Require the check', at: 2, body, next: null, nonce });
    }
    case 'failed':
      return renderProblem(step.problem, nonce);
  }
}

/** A page that says what went wrong, and no more. */
export function renderProblem(problem: string, nonce: string): string {
  const body = html`<h1>This did not work</h1>
    <p class="notice problem">${problem}</p>`;
  return framed({ title: 'This did not work', at: 0, body, next: null, nonce });
}

function creating({ settings, formAction, manifest }: PageGiven): Html {
  const { github, organization, server, name } = settings;
  const rows = NEEDS.map(
    ({ permission, level, why }) =>
      html`<tr>
        <th scope="row">${permissionName(permission)}</th>
        <td class="level"><span class="${level}">${level}</span></td>
        <td>${why}</td>
      </tr>`,
  );
  const events = EVENTS.map((event) => html`<li><code>${event}</code></li>`);
  const owner = organization === null ? 'you' : organization;
  return html`<div>
      <h1>Create a GitHub App that holds merges until people release them</h1>
      <p class="lead">
        It will belong to ${owner} on ${new URL(github.web).host}, be called “${name}”, and tell
        ${server} of requests. Its key is written on the machine where the command runs, and goes
        nowhere else.
      </p>
    </div>
    <form method="post" action="${formAction}">
      <input type="hidden" name="manifest" value="${manifest}" />
      <button class="button" type="submit">Create the App on GitHub</button>
      <p class="after">
        GitHub shows it once more and asks. Where the name is taken, choose another there.
      </p>
    </form>
    <section aria-labelledby="asked">
      <h2 id="asked">What it may do, and why</h2>
      <table class="asked">
        <thead>
          <tr>
            <th>Permission</th>
            <th>Level</th>
            <th>What for</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
      <p class="after">
        It asks for no permission to push, merge, review, administer or run workflows.
      </p>
    </section>
    <section aria-labelledby="events">
      <h2 id="events">What it is told of</h2>
      <ul class="events">
        ${events}
      </ul>
    </section>`;
}

function lackingNotice({ lacking }: ShownApp): Html {
  if (lacking.length === 0) return html``;
  return html`<p class="notice">
    GitHub made it without: ${lacking.join(', ')}. Add that in the App’s settings, under
    Permissions.
  </p>`;
}

function installing(app: ShownApp): Html {
  return html`<div>
      <h1>The App ${app.slug} is made. Install it</h1>
      <p class="lead">
        Choose the repositories that it is to watch. This page goes on once GitHub says that it is
        installed.
      </p>
    </div>
    ${lackingNotice(app)}
    <p>
      <a class="button" href="${installAddress(app)}" target="_blank" rel="noopener"
        >Install it on GitHub</a
      >
    </p>`;
}

function requiring(
  app: ShownApp,
  installations: readonly Installed[],
  { github, isDataFolder, folder }: ConnectSettings,
): Html {
  const first = installations.flatMap(({ repositories }) => repositories)[0];
  const command = rulesetCommand(app.appId, first ?? 'OWNER/REPOSITORY', github.web);
  const serve = isDataFolder ? 'holdpoint serve' : `HOLDPOINT_DATA=${folder} holdpoint serve`;
  return html`<div>
      <h1>Installed. Now require its check</h1>
      <p class="lead">
        A check that nothing requires holds nothing. And one that may come from any source can be
        written by any workflow: require <code>holdpoint</code> from this App.
      </p>
    </div>
    ${lackingNotice(app)}
    <section aria-labelledby="seen">
      <h2 id="seen">What it sees</h2>
      <ul>
        ${installations.map((one) => html`<li>${seenBy(one)}</li>`)}
      </ul>
    </section>
    <section aria-labelledby="rule">
      <h2 id="rule">The rule</h2>
      <p class="muted">For each repository, by one who may administer it:</p>
      <pre id="command" tabindex="0"><code>${command}</code></pre>
      <button class="button quiet" type="button" data-copy="command" hidden>Copy</button>
    </section>
    <section aria-labelledby="start">
      <h2 id="start">Start the server</h2>
      <p class="muted">
        It takes the App from its data folder. One that runs already has to be started again:
      </p>
      <pre tabindex="0"><code>${serve}</code></pre>
      <p class="muted">
        Whether all of it holds together:
        <code>holdpoint forge check github --repository ${first ?? 'OWNER/REPOSITORY'}</code>
      </p>
    </section>`;
}

export function installAddress({ url }: Pick<ShownApp, 'url'>): string {
  return `${url.replace(/\/$/, '')}/installations/new`;
}

const MOST_NAMED = 12;

/** `acme: 3 repositories (acme/a, acme/b, acme/c)`. */
export function seenBy({ login, repositories, isWhole }: Installed): string {
  const number = `${isWhole ? '' : 'at least '}${repositories.length}`;
  const word = repositories.length === 1 ? 'repository' : 'repositories';
  if (repositories.length === 0) return `${login}: no repository yet`;
  const named = repositories.slice(0, MOST_NAMED).join(', ');
  const more = repositories.length - MOST_NAMED;
  return `${login}: ${number} ${word} (${named}${more > 0 ? `, and ${more} more` : ''})`;
}
