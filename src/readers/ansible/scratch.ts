const SCRATCH = /^(?:\/tmp|\/var\/tmp|\/var\/cache|\/dev\/shm|[A-Za-z]:\/Windows\/Temp)\/[^/]/i;

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Folders that tools fill again by themselves, wherever they lie. */
const CACHES = words(`
  .cache cache caches build-cache buildcache build_cache .ccache ccache .sccache __pycache__
  .pytest_cache .mypy_cache .ruff_cache .tox .npm .yarn-cache .turbo .parcel-cache
  .gradle .nuget apt-cache pip-cache go-build
`);

/** True for a path in a folder for scratch, though not that folder itself, or in a cache of a tool. */
export function isScratch(path: string): boolean {
  const plain = path.replaceAll('\\', '/');
  const steps = plain.split('/');
  if (steps.some((step) => step === '..') || /[*?$~{]/.test(plain)) return false;
  return SCRATCH.test(plain) || steps.some((step) => CACHES.has(step.toLowerCase()));
}
