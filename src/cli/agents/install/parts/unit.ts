/** The name of the service that keeps a guard of root running. */
export const UNIT_NAME = 'holdpoint-guard.service';

/** Its file for systemd. Home is root's, so that root finds there what waits to be released. */
export function unitText(node: string, cli: string): string {
  return `# Made by holdpoint install --managed; do not edit.
[Unit]
Description=Holdpoint's resident guard, which answers the hooks of coding agents
After=network.target

[Service]
ExecStart=${word(node)} ${word(cli)} guard
Environment=HOME=/root
RuntimeDirectory=holdpoint
RuntimeDirectoryMode=0755
Restart=always
RestartSec=1
NoNewPrivileges=yes
ProtectSystem=full
ReadWritePaths=/etc/holdpoint
RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6
LimitCORE=0

[Install]
WantedBy=multi-user.target
`;
}

/** One word of a line of systemd, whatever is in it. */
function word(text: string): string {
  const plain = text.replaceAll('%', '%%').replaceAll('$', '$$$$');
  return /^[\w@+=:,./%$-]+$/u.test(plain) ? plain : JSON.stringify(plain);
}
