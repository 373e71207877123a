import { HOST_BLOCKS } from './blocks.ts';

export interface LauncherOptions {
  /** The Node that runs the guard, absolute. */
  readonly node: string;
  /** The built guard, absolute. */
  readonly bundle: string;
  /** After this many seconds the guard is killed and the call blocked; whole, and less than any host's limit. */
  readonly timeoutSeconds: number;
}

/** The most that the guard may say, bytes. */
const MAX_ANSWER = 200_000;

/** What would let somebody else's code or settings into the guard, or slow its start. */
const UNSET = [
  'NODE_OPTIONS NODE_PATH NODE_EXTRA_CA_CERTS NODE_REPL_EXTERNAL_MODULE NODE_ICU_DATA',
  'NODE_COMPILE_CACHE NODE_V8_COVERAGE NODE_REDIRECT_WARNINGS NODE_DEBUG NODE_DEBUG_NATIVE',
  'NODE_USE_SYSTEM_CA NODE_USE_ENV_PROXY NODE_TLS_REJECT_UNAUTHORIZED NODE_CHANNEL_FD',
  'OPENSSL_CONF OPENSSL_MODULES SSL_CERT_FILE SSL_CERT_DIR',
  'LD_PRELOAD LD_AUDIT LD_LIBRARY_PATH LD_DEBUG LD_DEBUG_OUTPUT GCONV_PATH GLIBC_TUNABLES',
  'DYLD_INSERT_LIBRARIES DYLD_LIBRARY_PATH DYLD_FRAMEWORK_PATH',
  'BASH_ENV ENV CDPATH GLOBIGNORE SHELLOPTS BASHOPTS POSIXLY_CORRECT',
];

/**
 * The script that hosts call: `LAUNCHER HOST`. It runs the guard and passes on nothing but an answer that is
 * whole; whatever else happens becomes the host's own block. For dash, bash and busybox.
 *
 * The guard, run as `hook HOST --launched`, exits 0 and prints `HOLDPOINT 1 CODE BYTES BYTES`, a newline,
 * then that many bytes for standard output and for standard error, to be ended with CODE (0 or 2). The last
 * byte is no newline: a shell drops those at the end of what it takes in, and one dropped is one missing.
 *
 * It writes no file and no here-document, so that a full disk changes nothing; and it calls by absolute
 * path, so that PATH, which the guard needs, decides nothing here. It puts nothing between the host and the
 * guard's standard input: a filter there would wait for a host that never closes its end. The guard bounds
 * what it reads.
 */
export function launcherScript({ node, bundle, timeoutSeconds }: LauncherOptions): string {
  if (!Number.isInteger(timeoutSeconds) || timeoutSeconds < 1) {
    throw new RangeError('the time limit is a whole number of seconds, at least 1');
  }
  return `#!/bin/sh
# Holdpoint's launcher: a hook of a coding agent. Made by holdpoint install; do not edit.
# Passes on nothing but a whole answer of the guard. Anything else is a block.
unset -f unset exit printf read command kill wait test trap exec set eval [ sleep 2>/dev/null
set -f
IFS=' '
${UNSET.map((names) => `unset ${names} 2>/dev/null`).join('\n')}
node=${shellWord(node)}
bundle=${shellWord(bundle)}
nl='
'

block() {
  reason="Holdpoint could not judge this action: $1. It is blocked until that is put right; holdpoint doctor says what is wrong."
  case $host in
${blockCases()}
  esac
  printf '%s\\n' "$reason" >&2
  exit 2
}

host=\${1-}
case $host in
  ${Object.keys(HOST_BLOCKS).join(' | ')}) ;;
  *) block 'the hook was called for no host that it knows' ;;
esac
[ -x "$node" ] || block 'the runtime that runs the guard is missing'
[ -r "$bundle" ] || block 'the guard is missing'

guard() {
  if [ -x /usr/bin/timeout ]; then
    exec /usr/bin/timeout -s KILL ${timeoutSeconds} "$node" "$bundle" hook "$@" --launched
  elif [ -x /bin/timeout ]; then
    exec /bin/timeout -s KILL ${timeoutSeconds} "$node" "$bundle" hook "$@" --launched
  else
    watched "$@"
  fi
}

watched() {
  exec 4<&0
  "$node" "$bundle" hook "$@" --launched <&4 4<&- &
  guarded=$!
  exec 4<&-
  (
    sleep ${timeoutSeconds}
    kill -KILL "$guarded"
  ) </dev/null >/dev/null 2>&1 &
  watch=$!
  wait "$guarded"
  ended=$?
  kill -KILL "$watch" 2>/dev/null
  return "$ended"
}

{ said=$(guard "$@"); } 2>/dev/null
case $? in
  0) ;;
  124 | 137) block 'the guard did not answer in time, or was killed' ;;
  *) block 'the guard failed' ;;
esac

# From here on lengths are in bytes. Each pattern is met near the end it starts from: no shell goes
# through a long text twice.
LC_ALL=C
[ "\${#said}" -le ${MAX_ANSWER} ] || block 'the answer of the guard is too long'
head=\${said%%"$nl"*}
[ "\${#head}" -le 40 ] || block 'the answer of the guard is not whole'
body=
[ "$head" = "$said" ] || body=\${said#"$head$nl"}
set -- $head
[ "$#" -eq 5 ] && [ "HOLDPOINT 1 $3 $4 $5" = "$head" ] || block 'the answer of the guard is not whole'
case $3 in
  0 | 2) ;;
  *) block 'the answer of the guard is not one it may give' ;;
esac
for length in "$4" "$5"; do
  case $length in
    0) ;;
    0* | *[!0-9]* | ???????*) block 'the answer of the guard is not whole' ;;
  esac
done
[ "\${#body}" -eq "$(($4 + $5))" ] || block 'the answer of the guard is cut short'

if [ "$5" -eq 0 ]; then
  out=$body
  err=
elif [ "$4" -eq 0 ]; then
  out=
  err=$body
else
  out=$(printf "%.$4s_" "$body")
  out=\${out%_}
  err=$(printf '%s' "$body" | /usr/bin/tail -c "$5"; printf _)
  err=\${err%_}
  [ "$out$err" = "$body" ] || block 'the answer of the guard is not whole'
fi
[ -z "$err" ] || printf '%s' "$err" >&2 || exit 2
[ -z "$out" ] || printf '%s' "$out" 2>/dev/null || block 'its answer could not be written'
exit "$3"
`;
}

function blockCases(): string {
  return Object.entries(HOST_BLOCKS)
    .filter(([, { stdout }]) => stdout !== '')
    .map(([host, { stdout }]) => {
      const parts = stdout.split('REASON').map((part) => `'${part}'`);
      return `    ${host}) printf '%s\\n' ${parts.join('"$reason"')} ;;`;
    })
    .join('\n');
}

/** A path as one word of a shell, whatever is in it. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/u.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
