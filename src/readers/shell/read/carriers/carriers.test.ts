import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryWorld } from '../../world/memory-world.ts';
import { tell } from '../tell.ts';
import { innermost, invocationsIn } from '../test-invocations.ts';
import { walkCommand } from '../walk/read-walk.ts';
import { CARRIER_GROUPS } from './groups.ts';
import { CARRIERS } from './registry.ts';

const COMMAND = 'rm -rf /srv/data';

/** One to a line; `⏎` is a line break inside one. */
function lines(text: string): readonly string[] {
  return text
    .trim()
    .split('\n')
    .map((line) => line.trim().replaceAll('⏎', '\n'));
}

/** Ways to run `C`; in those of the second list it stands where only quoted text may. */
const AROUND_WORDS = lines(`
  sudo C
  sudo -u root C
  sudo -n -E -- C
  sudo A=1 C
  sudo --user=root C
  doas C
  env C
  env A=1 C
  env -i A=1 C
  env -u X C
  nohup C
  nohup C &
  setsid C
  timeout 5 C
  timeout -s KILL -k 1 5s C
  time C
  /usr/bin/time -v C
  nice C
  nice -n 10 C
  ionice -c 3 C
  stdbuf -oL C
  chrt -f 10 C
  taskset 1 C
  strace -f C
  unbuffer C
  caffeinate -i C
  flock /tmp/l C
  flock -n /tmp/l C
  watch C
  watch -n 5 C
  systemd-run C
  unshare -r C
  busybox C
  toybox C
  xargs C </dev/null
  command C
  builtin command C
  exec C
  exec -a name C
  eval C
  ! C
  time -p C
  /lib64/ld-linux-x86-64.so.2 /bin/C
  (C)
  { C; }
  C | cat
  true && C
  false || C
  if true; then C; fi
  while C; do break; done
  for i in 1; do C; done
  f() { C; }; f
  X=$(C)
  echo \`C\`
  cat <(C)
  C > /dev/null 2>&1
  A=1 B=2 C
  coproc C
  \\C
  direnv exec . C
  aws-vault exec dev -- C
  op run -- C
  doppler run -- C
  gosu app C
  chamber exec app -- C
  dotenv -- C
  nix develop -c C
  nix shell nixpkgs#x -c C
  conda run -n x C
  poetry run C
  bundle exec C
  saml2aws exec -- C
  entr C
  parallel C ::: x
  find . -maxdepth 0 -exec C \\;
  fd -x C
  tmux new-session -d C
  screen -dm C
  npx cross-env A=1 C
  poetry run C
  firejail C
  xvfb-run C
  run0 C
`);
const AROUND_TEXT = lines(`
  bash -c T
  sh -c T
  bash -lc T
  zsh -ic T
  dash -c T
  ksh -c T
  fish -c T
  bash -o pipefail -c T
  bash --norc -c T
  bash -xec T name arg
  eval T
  su -c T
  su - app -c T
  runuser -l app -c T
  watch T
  script -qc T /dev/null
  flock /tmp/l -c T
  echo T | sh
  echo T | bash -s
  printf %s T | sh
  bash <<< T
  sh <<E⏎$(echo T)⏎E
  bash <(echo T)
  source <(echo T)
  echo T > x.sh; sh x.sh
  echo T | at now
  trap T EXIT
  alias z=T; z
  X=T; eval "$X"
  X=T; bash -c "$X"
  parallel ::: T
  nix-shell --run T
  tmux send-keys -t 0 T Enter
  echo T | parallel
  env -S T
  sg app -c T
`);

describe('what is carried is seen', () => {
  it.each(AROUND_WORDS)('%s', (around) => {
    const said = invocationsIn(around.replace('C', COMMAND));
    expect(said.some((line) => line.startsWith(COMMAND))).toBe(true);
  });

  it.each(AROUND_TEXT)('%s', (around) => {
    const said = invocationsIn(around.replace('T', `'${COMMAND}'`));
    expect(said).toContain(COMMAND);
  });

  it('however often it is wrapped', async () => {
    const wrap = fc.oneof(
      fc
        .constantFrom(
          ...AROUND_WORDS.filter((around) => /^(?!coproc|time -p)[a-z]+ [^<|]*C$/.test(around)),
        )
        .map((around) => (inner: string) => around.replace('C', () => inner)),
      fc
        .constantFrom('bash -c T', 'sh -c T', 'eval T', 'echo T | sh', 'su -c T', 'bash <<< T')
        .map(
          (around) => (inner: string) =>
            around.replace('T', () => `'${inner.replaceAll("'", String.raw`'\''`)}'`),
        ),
    );
    const [plain] = await tell(COMMAND);
    expect(plain).toMatch(/^delete/);
    await fc.assert(
      fc.asyncProperty(fc.array(wrap, { minLength: 1, maxLength: 4 }), async (wraps) => {
        // What is no single program with words goes through a shell first.
        const text = wraps.reduce((inner, each, index) => {
          const simple = index === 0 || /^[a-z]+ [^|<;]*$/.test(inner);
          return each(simple ? inner : `sh -c '${inner.replaceAll("'", String.raw`'\''`)}'`);
        }, COMMAND);
        expect({ text, said: await tell(text) }).toEqual({
          text,
          said: expect.arrayContaining([plain]),
        });
      }),
      { numRuns: 150, seed: 7 },
    );
  });
});

describe('words of their own', () => {
  it.each([
    ['echo a b | xargs rm', 'rm a b'],
    ['printf "a\\0b" | xargs -0 -n1 rm', 'rm a b'],
    ['printf "a\\nb c\\n" | xargs -I{} mv {} /x/{}', 'mv b c /x/b c'],
    ['ls | xargs rm -rf', 'rm -rf …'],
    ['find /srv -name "*.log" | xargs rm', 'rm /srv/**/*.log'],
    ['find /srv -print0 | sort -z | xargs -0 rm', 'rm /srv/*'],
    ['find / -exec rm -rf {} +', 'rm -rf /*'],
    ['find a b -execdir rm {} \\;', 'rm b/*'],
    ['find . -exec sh -c \'rm "$1"\' _ {} \\;', 'rm ./*'],
    ['parallel rm {} ::: a b', 'rm b'],
    ['parallel -j4 gzip ::: "a b"', 'gzip a b'],
    ['fd log -x rm {}', 'rm ./**/*log*'],
    ['sh -c \'rm "$1"\' _ /etc', 'rm /etc'],
    ['env -S "rm -rf" /x', 'rm -rf /x'],
    ['sshpass -p x ssh h rm /x', 'rm /x'],
    ['docker run --rm -v a:/a alpine rm /a', 'rm /a'],
    ['docker run --entrypoint rm alpine /a', 'rm /a'],
    ['docker exec -it -u root db rm /a', 'rm /a'],
    ['docker compose -f c.yml exec -T db sh -c "rm /a"', 'rm /a'],
    ['docker-compose run --rm web rm /a', 'rm /a'],
    ['kubectl exec -n prod api -c web -- rm /a', 'rm /a'],
    ['oc rsh api rm /a', 'rm /a'],
    ['minikube kubectl -- exec api -- rm /a', 'rm /a'],
    ['chroot /mnt rm /a', 'rm /a'],
    ['vagrant ssh -c "rm /a"', 'rm /a'],
    ['gcloud compute ssh vm --command "rm /a"', 'rm /a'],
    ['multipass exec vm -- rm /a', 'rm /a'],
    ['heroku run -a app rm /a', 'rm /a'],
    ["tar --to-command='rm /a' -xf x.tar", 'rm /a'],
    ['tar xf x --checkpoint=1 --checkpoint-action=exec="rm /a"', 'rm /a'],
    ["vim -c ':!rm /a' -c q", 'rm /a'],
    ["git -c core.pager='rm /a' log", 'rm /a'],
    ["git -c alias.x='!rm /a' x", 'rm /a'],
    ['git bisect run rm /a', 'rm /a'],
    ["git submodule foreach --recursive 'rm /a'", 'rm /a'],
    ["git rebase -x 'rm /a' main", 'rm /a'],
    ["ssh -o ProxyCommand='rm /a' x", 'rm /a'],
    ["rsync -e 'rm /a' a b", 'rm /a'],
    ['flock /tmp/l nix develop -c rm /a', 'rm /a'],
    ['su - app -c "rm /a"', 'rm /a'],
  ])('%s', (text, said) => {
    expect(innermost(text)).toBe(said);
  });

  it.each([
    'sudo --version',
    'sudo -l',
    'bash --version',
    'bash -n x.sh',
    'env',
    'env A=1',
    'xargs --help',
    'ssh -V',
    'find . -name rm',
    'docker ps',
    'kubectl get pods',
    'tmux ls',
    'at -l',
    'echo sudo rm -rf /',
    'man sudo rm',
    'grep -r "sudo rm -rf /" .',
    'git -c user.name=a commit -m "rm /a"',
    'vim -c ":%s/rm/mv/" a',
    'tar -xzf a.tgz -C /tmp',
    'git checkout -b run',
  ])('run nothing else: %s', (text) => {
    expect(invocationsIn(text)).toHaveLength(1);
  });
});

describe('places', () => {
  it.each([
    ['ssh deploy@prod-db-1 rm x', { kind: 'ssh', host: 'prod-db-1' }],
    ['ssh -p 22 -i key ssh://app@h:22 "sudo rm x"', { kind: 'ssh', host: 'h' }],
    ['ssh h <<E\nrm x\nE', { kind: 'ssh', host: 'h' }],
    ['cat x.sh | ssh h bash -c "rm x"', { kind: 'ssh', host: 'h' }],
    ['docker exec db rm x', { kind: 'container', name: 'db' }],
    [
      'kubectl --context c -n n exec deploy/api -- rm x',
      { kind: 'pod', name: 'api', namespace: 'n', context: 'c' },
    ],
    ['sudo rm x', { kind: 'local' }],
  ])('%s', (text, place) => {
    const { items } = walkCommand({ text, dialect: 'posix', source: 'command' }, memoryWorld());
    const last = items.findLast((item) => item.kind === 'invocation');
    expect(last).toMatchObject({ invocation: { program: 'rm', place } });
  });
});

it('has carriers of all three kinds that are written apart', () => {
  const programs = new Set([...CARRIERS, ...CARRIER_GROUPS].flatMap((each) => each.programs));
  for (const program of ['make', 'npm', 'sudo', 'xargs', 'ssh', 'docker', 'kubectl']) {
    expect(programs).toContain(program);
  }
});

it.each(CARRIER_GROUPS)('names the programs that the carriers of $id have', async (group) => {
  const programs = (await group.load()).flatMap((carrier) => carrier.programs);
  expect(programs.length).toBeGreaterThan(0);
  expect(group.programs.toSorted()).toEqual(programs.toSorted());
});
