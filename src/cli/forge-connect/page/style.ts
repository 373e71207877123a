/** Holdpoint's look for a page that stands alone. Values are those of the app; a test compares them. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#fafaf7, #111315);
  --surface: light-dark(#ffffff, #191b1e);
  --sunken: light-dark(#f2f2ed, #0b0d0e);
  --ink: light-dark(#15171a, #eeede9);
  --ink-2: light-dark(#43484f, #bbbdbe);
  --rule: light-dark(#e1e1da, #2c2f34);
  --edge: light-dark(#868a90, #72767c);
  --on-ink: light-dark(#ffffff, #111315);
  --focus: light-dark(#0b57d0, #8ab4ff);
  --held: light-dark(#7d4d00, #f2bb5b);
  --gone: light-dark(#a8201a, #ff938a);
  --released: light-dark(#17653a, #7ad3a0);
  --s1: 0.25rem;
  --s2: 0.5rem;
  --s3: 0.75rem;
  --s4: 1rem;
  --s5: 1.5rem;
  --s6: 2rem;
  --radius: 6px;
}
*, *::before, *::after { box-sizing: border-box; }
html {
  background: var(--paper); color: var(--ink); line-height: 1.5;
  font-family: system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Open Sans', 'Liberation Sans', sans-serif;
  text-size-adjust: 100%; -webkit-text-size-adjust: 100%;
}
body { margin: 0; font-size: 0.9375rem; overflow-wrap: break-word; }
h1, h2, p, ul, ol, dl, dd, pre { margin: 0; padding: 0; }
ol, ul { list-style: none; }
header { border-bottom: 1px solid var(--rule); background: var(--surface); }
.brand { display: flex; align-items: center; gap: var(--s2); max-width: 46rem; margin: 0 auto; padding: var(--s3) var(--s4); font-weight: 700; letter-spacing: -0.01em; }
.brand svg { flex: none; fill: none; stroke: currentColor; stroke-linecap: round; }
main { max-width: 46rem; margin: 0 auto; padding: var(--s5) var(--s4) var(--s6); display: grid; gap: var(--s5); }
main > * { min-width: 0; }
h1 { font-size: clamp(1.5rem, 1.1rem + 1.5vw, 2.125rem); line-height: 1.16; letter-spacing: -0.018em; font-weight: 680; text-wrap: balance; }
h2 { font-size: 1.25rem; line-height: 1.25; font-weight: 650; margin-bottom: var(--s3); }
code, pre { font-family: ui-monospace, 'SF Mono', SFMono-Regular, Menlo, Consolas, 'Liberation Mono', monospace; font-size: 0.92em; }
a { color: inherit; text-decoration-color: var(--edge); text-underline-offset: 0.18em; }
.lead { color: var(--ink-2); font-size: 1.0625rem; margin-top: var(--s3); text-wrap: pretty; }
.steps { display: flex; flex-wrap: wrap; gap: var(--s2) var(--s5); color: var(--ink-2); font-size: 0.8125rem; }
.steps [aria-current] { color: var(--ink); font-weight: 650; }
.steps .done { color: var(--released); }
table { width: 100%; border-collapse: collapse; border-top: 1px solid var(--rule); }
th, td { padding: var(--s2) var(--s3) var(--s2) 0; border-bottom: 1px solid var(--rule); text-align: left; vertical-align: baseline; }
th { font-weight: 600; white-space: nowrap; }
thead th { color: var(--ink-2); font-size: 0.8125rem; }
.write { font-weight: 650; }
.events { display: flex; flex-wrap: wrap; gap: var(--s1) var(--s3); }
.muted { color: var(--ink-2); }
.button { display: inline-flex; align-items: center; justify-content: center; min-height: 2.75rem; padding: 0.4rem 1.2rem; border: 1px solid var(--ink); border-radius: var(--radius); background: var(--ink); color: var(--on-ink); font: inherit; font-weight: 600; text-decoration: none; cursor: pointer; }
.button:hover { background: var(--ink-2); }
.quiet { min-height: 2.25rem; border-color: var(--edge); background: var(--surface); color: var(--ink); font-size: 0.8125rem; }
.quiet:hover { background: var(--sunken); }
pre { padding: var(--s3); border: 1px solid var(--rule); border-radius: var(--radius); background: var(--sunken); overflow-x: auto; margin: var(--s2) 0; }
.notice { padding: var(--s3) var(--s4); border: 1px solid var(--rule); border-left: 3px solid var(--held); border-radius: var(--radius); background: var(--surface); }
.problem { border-left-color: var(--gone); }
.after { margin-top: var(--s3); color: var(--ink-2); }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; border-radius: 3px; }
@media (max-width: 640px) {
  body { font-size: 1rem; }
  .asked, .asked tbody, .asked tr, .asked td, .asked th { display: block; border: 0; padding: 0; }
  .asked thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  .asked tr { padding: var(--s2) 0; border-bottom: 1px solid var(--rule); }
  .asked th, .asked td.level { display: inline; }
  form .button { width: 100%; }
}
`;
