/** Programs whose output is made to be evaluated by a shell: settings of their own, nothing else. */
import type { Invocation } from '../../../types.ts';

const PRINTERS: readonly RegExp[] = [
  /^(?:ssh-agent|dircolors|gdircolors|keychain|lesspipe|lesspipe\.sh|resize|locale|thefuck|tset)\b/,
  /^(?:direnv|mise|rtx|asdf|fnm|volta|pyenv|rbenv|nodenv|goenv|jenv|plenv|phpenv|tfenv|nvm) (?:hook|export|activate|env|init|virtualenv-init|shell|use|sh-init)\b/,
  /^(?:starship|zoxide|atuin|fzf|mcfly|oh-my-posh|navi|scmpuff|hub|gh|sheldon|antibody|broot|carapace|navi|pkgx|luarocks|opam|stack|rustup|spack|guix|nix|thefuck|grc) \S+/,
  /^(?:\/\S*\/)?brew shellenv\b/,
  /^(?:minikube|docker-machine|podman|colima|crc|eksctl|gimme-aws-creds|saml2aws|aws-vault|granted|assume|awsume|okta-awscli|multipass) /,
  /^aws configure export-credentials\b/,
  /^(?:\/\S*\/)?conda (?:shell\.\w+ )?(?:hook|activate)\b|^(?:\/\S*\/)?conda 'shell\.\w+'/,
  /^(?:register-python-argcomplete\d?|pip\d?|pipx|poetry|pipenv|uv|uvx|hatch|pdm|rye) /,
  /^(?:kubectl|helm|k9s|kind|k3d|flux|argocd|istioctl|kustomize|npm|pnpm|yarn|bun|deno|gcloud|doctl|terraform|tofu|task|just|git|cargo|docker|golangci-lint|goreleaser|cosign|syft|trivy|op|vault|chezmoi|hugo|cobra|fly|flyctl|stern|velero|oc|ng|vercel|supabase|stripe|turso) (?:\S+ )?completions?\b/,
];

export function printsHarmlessShell({ program, args }: Invocation): boolean {
  return matches([program, ...args.map(({ text }) => text)].join(' '));
}

/** The same for the text of a substitution: `$(ssh-agent -s)`. */
export function printsHarmlessShellText(shown: string): boolean {
  const inner = /^(?:\$\(|`)\s*(.*)/s.exec(shown)?.[1];
  return (
    inner !== undefined &&
    !/[;|&<>]|\$\(/.test(inner.replace(/2>&1|2>\s*\/dev\/null|\|\| true/g, '')) &&
    matches(inner)
  );
}

function matches(line: string): boolean {
  const plain = line.replace(/^(?:"?\$\{?\w+\}?"?\/|"?\/[\w./-]*\/)/, '').replace(/^command /, '');
  return PRINTERS.some((printer) => printer.test(line) || printer.test(plain));
}
