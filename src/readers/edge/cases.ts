import type { Reversibility, Trait } from '../../core/change/types.ts';

/** What is put in place of what, what that comes to, and by which trait it is known. */
export type Row = readonly [
  name: string,
  from: string,
  to: string,
  reversibility: Reversibility,
  trait: Trait,
];

interface Sample {
  readonly path: string;
  readonly text: string;
  readonly rows: readonly Row[];
  /** Changes that mean nothing. */
  readonly same: readonly (readonly [from: string, to: string])[];
}

export const NGINX: Sample = {
  path: 'deploy/nginx.conf',
  text: `upstream app {
  server 10.0.0.1:80; # first
  server 10.0.0.2:80 weight=2;
}
server {
  listen 443 ssl;
  server_name example.com;
  limit_req zone=api burst=5;
  location / {
    proxy_pass http://app;
  }
  location /admin {
    deny all;
    auth_basic "restricted";
    proxy_pass http://admin;
  }
  location ~ ^/v[0-9]{1,2}/x$ { proxy_pass http://versions; }
}
`,
  rows: [
    [
      'no upstream left',
      '  server 10.0.0.1:80; # first\n  server 10.0.0.2:80 weight=2;\n',
      '',
      'costly',
      'list-emptied',
    ],
    [
      'all down',
      '10.0.0.1:80; # first\n  server 10.0.0.2:80 weight=2;',
      '10.0.0.1:80 down; # first\n  server 10.0.0.2:80 down;',
      'costly',
      'list-emptied',
    ],
    [
      'other upstreams',
      '10.0.0.1:80; # first\n  server 10.0.0.2:80',
      '10.9.0.1:80; # first\n  server 10.9.0.2:80',
      'costly',
      'endpoint-moved',
    ],
    [
      'passed elsewhere',
      'proxy_pass http://app;',
      'proxy_pass http://other;',
      'costly',
      'endpoint-moved',
    ],
    ['a 503', 'location / {\n', 'location / {\n    return 503;\n', 'costly', 'downtime'],
    ['no deny', '    deny all;\n', '', 'reversible', 'public-exposure'],
    ['no password', '    auth_basic "restricted";\n', '', 'reversible', 'public-exposure'],
    ['password off', 'auth_basic "restricted"', 'auth_basic off', 'reversible', 'public-exposure'],
    ['no encryption', 'listen 443 ssl', 'listen 443', 'reversible', 'protection-removed'],
    ['no limit', '  limit_req zone=api burst=5;\n', '', 'reversible', 'protection-removed'],
    ['another limit', 'burst=5', 'burst=5000', 'reversible', 'protection-removed'],
    ['all denied', 'location / {\n', 'location / {\n    deny all;\n', 'costly', 'downtime'],
    [
      'a route gone',
      'location ~ ^/v[0-9]{1,2}/x$ { proxy_pass http://versions; }',
      '',
      'costly',
      'downtime',
    ],
    ['everything matched', '^/v[0-9]{1,2}/x$', '.*', 'costly', 'downtime'],
    ['nested repetition', '^/v[0-9]{1,2}/x$', '^/(a+)+$', 'costly', 'downtime'],
    ['one upstream less', '  server 10.0.0.1:80; # first\n', '', 'reversible', 'configuration'],
    [
      'a header',
      'proxy_pass http://app;',
      'proxy_pass http://app;\n proxy_set_header X y;',
      'reversible',
      'configuration',
    ],
    [
      'a deny more',
      'location / {\n',
      'location / {\n    deny 192.0.2.1;\n',
      'reversible',
      'configuration',
    ],
  ],
  same: [
    ['# first', '# deny all; return 503;'],
    ['\n', '\r\n'],
    ['  ', '\t'],
    [
      'server 10.0.0.1:80; # first\n  server 10.0.0.2:80 weight=2;',
      'server 10.0.0.2:80 weight=2;\nserver 10.0.0.1:80;',
    ],
    ['proxy_pass http://app;', 'proxy_pass "http://app";'],
  ],
};

export const HAPROXY: Sample = {
  path: 'haproxy.cfg',
  text: `global
  maxconn 4096
defaults
  mode http
  timeout client 30s
frontend web
  bind *:443 ssl crt /x.pem
  acl bad src 192.0.2.0/24
  acl odd path_reg ^/x$
  http-request deny if bad
  http-request deny if { sc_http_req_rate(0) gt 100 }
  http-request auth if { path_beg /admin }
  use_backend api if { path_beg /api }
  default_backend app
backend app
  server a1 10.0.0.1:80 check # main
  server a2 10.0.0.2:80 check
backend api
  server b1 10.0.1.1:80
`,
  rows: [
    [
      'no servers',
      '  server a1 10.0.0.1:80 check # main\n  server a2 10.0.0.2:80 check\n',
      '',
      'costly',
      'list-emptied',
    ],
    [
      'all disabled',
      '  server b1 10.0.1.1:80',
      '  server b1 10.0.1.1:80 disabled',
      'costly',
      'list-emptied',
    ],
    ['another server', '10.0.1.1:80', '10.7.1.1:80', 'costly', 'endpoint-moved'],
    ['another backend', 'default_backend app', 'default_backend api', 'costly', 'endpoint-moved'],
    ['no default', '  default_backend app\n', '', 'costly', 'downtime'],
    ['no deny', '  http-request deny if bad\n', '', 'reversible', 'public-exposure'],
    [
      'no limit',
      '  http-request deny if { sc_http_req_rate(0) gt 100 }\n',
      '',
      'reversible',
      'protection-removed',
    ],
    ['a higher limit', 'gt 100', 'gt 100000', 'reversible', 'protection-removed'],
    [
      'no password',
      '  http-request auth if { path_beg /admin }\n',
      '',
      'reversible',
      'public-exposure',
    ],
    ['no encryption', ' ssl crt /x.pem', '', 'reversible', 'protection-removed'],
    [
      'all denied',
      '  http-request deny if bad\n',
      '  http-request deny if bad\n  http-request deny\n',
      'costly',
      'downtime',
    ],
    ['an expression', '^/x$', '(.*)*', 'costly', 'downtime'],
    ['one server less', '  server a2 10.0.0.2:80 check\n', '', 'reversible', 'configuration'],
    ['a timeout', '30s', '60s', 'reversible', 'configuration'],
  ],
  same: [
    ['# main', '# disabled'],
    ['  ', '\t'],
    [
      '  server a1 10.0.0.1:80 check # main\n  server a2 10.0.0.2:80 check\n',
      '  server a2 10.0.0.2:80 check\n  server a1 10.0.0.1:80 check\n',
    ],
  ],
};

export const CADDY: Sample = {
  path: 'Caddyfile',
  text: `example.com {
	# the app
	reverse_proxy 10.0.0.1:80 10.0.0.2:80
	basic_auth /admin/* {
		bob hash
	}
	encode gzip
}
`,
  rows: [
    ['another target', '10.0.0.1:80 10.0.0.2:80', '10.3.0.1:80', 'costly', 'endpoint-moved'],
    ['no proxy', '	reverse_proxy 10.0.0.1:80 10.0.0.2:80\n', '', 'costly', 'downtime'],
    ['a 503', 'encode gzip', 'respond 503', 'costly', 'downtime'],
    ['no password', '	basic_auth /admin/* {\n		bob hash\n	}\n', '', 'reversible', 'public-exposure'],
    ['no encryption', 'example.com {', 'http://example.com {', 'reversible', 'protection-removed'],
    ['another encoding', 'gzip', 'zstd', 'reversible', 'configuration'],
  ],
  same: [
    ['# the app', '# respond 503'],
    ['10.0.0.1:80 10.0.0.2:80', '10.0.0.2:80 10.0.0.1:80'],
  ],
};

export const TRAEFIK: Sample = {
  path: 'dynamic.yml',
  text: `http:
  routers:
    web:
      rule: Host(\`example.com\`)
      service: app
      middlewares: [auth]
      tls: {}
  services:
    app:
      loadBalancer:
        servers:
          - url: http://10.0.0.1
          - url: http://10.0.0.2
  middlewares:
    slow:
      rateLimit: {average: 10}
`,
  rows: [
    [
      'no servers',
      '\n          - url: http://10.0.0.1\n          - url: http://10.0.0.2',
      ' []',
      'costly',
      'list-emptied',
    ],
    ['another service', 'service: app', 'service: other', 'costly', 'endpoint-moved'],
    ['no guard', '      middlewares: [auth]\n', '', 'reversible', 'protection-removed'],
    ['no encryption', '      tls: {}\n', '', 'reversible', 'protection-removed'],
    ['another limit', 'average: 10', 'average: 99999', 'reversible', 'protection-removed'],
    ['another rule', 'example.com', 'www.example.com', 'reversible', 'configuration'],
  ],
  same: [['rule: Host', '# x\n      rule: Host']],
};

export const ENVOY: Sample = {
  path: 'envoy.yaml',
  text: `static_resources:
  listeners:
  - name: web
    route_config:
      virtual_hosts:
      - name: all
        routes:
        - match: {prefix: /}
          route: {cluster: app}
  clusters:
  - name: app
    connect_timeout: 1s
    load_assignment:
      endpoints:
      - lb_endpoints:
        - endpoint: {address: {socket_address: {address: 10.0.0.1, port_value: 80}}}
`,
  rows: [
    ['another cluster', 'cluster: app', 'cluster: other', 'costly', 'endpoint-moved'],
    ['another address', '10.0.0.1', '10.0.0.9', 'costly', 'endpoint-moved'],
    [
      'an answer of its own',
      'route: {cluster: app}',
      'direct_response: {status: 503}',
      'costly',
      'downtime',
    ],
    [
      'no endpoints',
      '\n        - endpoint: {address: {socket_address: {address: 10.0.0.1, port_value: 80}}}',
      ' []',
      'costly',
      'list-emptied',
    ],
    ['a timeout', '1s', '2s', 'reversible', 'configuration'],
  ],
  same: [['static_resources:', '# all\nstatic_resources:']],
};
