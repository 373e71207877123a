import type { Trait } from '../../../core/change/types.ts';

/** A place outside the repository that means something to the machine or to whoever uses it. */
export interface OutsidePlace {
  readonly type: string;
  readonly traits: readonly Trait[];
  readonly why: string;
}

type Row = readonly [shown: RegExp, place: OutsidePlace];

/** Matched on the path with `~/` for the home folder. */
const PLACES: readonly Row[] = [
  [
    /(?:^~|^\/root|^\/home\/[^/]+|^\/Users\/[^/]+)\/\.ssh\/(?:authorized_keys2?|config|rc|environment)$/,
    {
      type: 'ssh-access',
      traits: ['system-path', 'permission-widened', 'identity'],
      why: 'It says who may sign in here, or what is run when somebody signs in elsewhere.',
    },
  ],
  [
    /\/\.(?:bashrc|bash_profile|bash_login|bash_logout|profile|zshrc|zprofile|zshenv|zlogin|cshrc|tcshrc|kshrc|xprofile|xinitrc|inputrc)$|\/\.config\/fish\/.*\.fish$|\/(?:Microsoft\.PowerShell_profile|profile)\.ps1$/,
    {
      type: 'shell-profile',
      traits: ['system-path', 'configuration'],
      why: 'Every new shell of this person runs it.',
    },
  ],
  [
    /\/\.(?:gitconfig|git-credentials|config\/git\/.+)$/,
    {
      type: 'git-configuration',
      traits: ['system-path', 'configuration'],
      why: 'Git runs and believes what stands there, in every repository of this person.',
    },
  ],
  [
    /\/Library\/Launch(?:Agents|Daemons)\/|\/(?:\.config\/systemd\/user|\.config\/autostart|Start Menu\/Programs\/Startup)\/|^\/(?:var\/spool\/cron|var\/at)\//,
    {
      type: 'scheduled-program',
      traits: ['system-path', 'schedule'],
      why: 'What stands there is run without anybody starting it.',
    },
  ],
  [
    /^\/(?:private\/)?etc\/(?:sudoers(?:\.d\/.*)?|passwd|shadow|group|pam\.d\/.*|ssh\/.*)$/,
    {
      type: 'system-access',
      traits: ['system-path', 'permission-widened', 'identity'],
      why: 'It says who may do what on this machine.',
    },
  ],
  [
    /^\/(?:etc|usr|boot|bin|sbin|lib\w*|dev|proc|sys|run|private\/etc|System|opt\/homebrew\/(?:bin|etc)|var\/(?:lib|db))\/(?!local\/(?:src|share)\/)|^[A-Za-z]:\/(?:Windows|Program Files|ProgramData)/i,
    {
      type: 'system-file',
      traits: ['system-path'],
      why: 'It belongs to the machine, and no repository brings it back.',
    },
  ],
];

const TEMPORARY =
  /^\/(?:private\/)?(?:tmp|var\/tmp|var\/folders|dev\/shm)\/|^[A-Za-z]:\/(?:temp|tmp)\/|\/AppData\/Local\/Temp\//i;

/** Files that let whoever reads them act as somebody. */
const CREDENTIALS: readonly RegExp[] = [
  /\/\.ssh\/(?:id_[\w-]+|identity|[\w.-]+\.(?:pem|key))$/,
  /\/\.aws\/(?:credentials|sso\/cache\/.*|cli\/cache\/.*)$/,
  /\/\.kube\/config$/,
  /\/\.docker\/config\.json$/,
  /\/(?:\.netrc|_netrc|\.git-credentials|\.pypirc|\.pgpass|\.my\.cnf|\.vault-token|\.s3cfg|\.boto)$/,
  /\/gcloud\/(?:credentials\.db|access_tokens\.db|application_default_credentials\.json|legacy_credentials\/.*)$/,
  /\/\.azure\/(?:accessTokens\.json|msal_token_cache.*)$/,
  /\/(?:gh|glab-cli)\/(?:hosts|config)\.yml$/,
  /\/\.gnupg\/(?:private-keys.*|secring\.gpg)$/,
  /\/\.password-store\/.+/,
  /\/\.(?:claude\/\.credentials|codex\/auth|gemini\/oauth_creds)\.json$/,
  /\/\.terraform\.d\/credentials\.tfrc\.json$/,
  /\/\.cargo\/credentials(?:\.toml)?$/,
  /\/(?:Keychains|keyrings)\/.+|\/(?:Login Data|logins\.json|key4\.db|cookies\.sqlite)$/,
  /^\/(?:private\/)?etc\/(?:g?shadow|master\.passwd|sudoers)-?$/,
  /^\/etc\/(?:ssl\/private\/.+|ssh\/ssh_host_\w+_key|kubernetes\/admin\.conf)$/,
  /^\/proc\/(?:\d+|self)\/environ$/,
  /^\/(?:var\/)?run\/secrets\/.+/,
];

export function placeOutside(shown: string): OutsidePlace | null {
  return PLACES.find(([shape]) => shape.test(shown))?.[1] ?? null;
}

export function isTemporary(absolute: string): boolean {
  return TEMPORARY.test(absolute);
}

export function isCredential(shown: string): boolean {
  return !shown.endsWith('.pub') && CREDENTIALS.some((shape) => shape.test(shown));
}
