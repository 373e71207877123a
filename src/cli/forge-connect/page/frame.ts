import { html, raw, type Html } from './html.ts';
import { STYLE } from './style.ts';

const MARK = raw(
  '<svg viewBox="0 0 26 26" width="26" height="26" aria-hidden="true"><path d="M2 13h7" stroke-width="2.5"/><path d="M13 5v16" stroke-width="3.5"/><path d="M18 13h.01M22.5 13h.01" stroke-width="2.5"/></svg>',
);

/** Copies commands, and draws the page anew once the next step is there. */
const SCRIPT = `
for (const button of document.querySelectorAll('[data-copy]')) {
  button.hidden = false;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
    button.textContent = 'Copied';
  });
}
const next = document.body.dataset.next;
async function wait() {
  try {
    const answer = await fetch(next, { cache: 'no-store' });
    if (answer.status === 200) return location.reload();
    if (answer.status !== 204) throw new Error('no answer');
    return wait();
  } catch {
    document.getElementById('ended').hidden = false;
  }
}
if (next) void wait();
`;

const STEPS = ['Create the App', 'Install it', 'Require its check'] as const;

export interface Frame {
  readonly title: string;
  /** The step that is to be done, from 0; 3 where none is. */
  readonly at: number;
  readonly body: Html;
  /** Answers once there is something else to show. */
  readonly next: string | null;
  readonly nonce: string;
}

/** A whole page. */
export function framed({ title, at, body, next, nonce }: Frame): string {
  const steps = STEPS.map((word, index) =>
    index === at
      ? html`<li aria-current="step">${index + 1}. ${word}</li>`
      : index < at
        ? html`<li class="done">${index + 1}. ${word}: done</li>`
        : html`<li>${index + 1}. ${word}</li>`,
  );
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Holdpoint</title>
        <link rel="icon" href="data:," />
        <style nonce="${nonce}">
          ${raw(STYLE)}
        </style>
      </head>
      <body data-next="${next ?? ''}">
        <header><div class="brand">${MARK} Holdpoint</div></header>
        <main>
          <ol class="steps" aria-label="Steps">
            ${steps}
          </ol>
          ${body}
          <p id="ended" class="notice" role="status" hidden>
            The command in the terminal has ended. Run it again: it goes on where it was.
          </p>
        </main>
        <script nonce="${nonce}">
          ${raw(SCRIPT)};
        </script>
      </body>
    </html>`;
  return page.html;
}
