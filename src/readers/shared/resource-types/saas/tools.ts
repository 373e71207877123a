import type { ProviderTables } from '../types.ts';

/** Providers that work on the machine that runs the plan, or in the state alone. */
export const toolProviders: readonly ProviderTables[] = [
  {
    prefix: 'random_',
    tables: [
      { list: 'random/credential', class: 'credential', types: 'password bytes' },
      {
        list: 'random/settings',
        class: 'settings',
        types: 'id integer pet shuffle string uuid uuid4 uuid7',
      },
    ],
  },
  { prefix: 'null_', tables: [{ list: 'null/settings', class: 'settings', types: 'resource' }] },
  {
    prefix: 'terraform_',
    tables: [{ list: 'terraform/settings', class: 'settings', types: 'data' }],
  },
  {
    prefix: 'time_',
    tables: [{ list: 'time/settings', class: 'settings', types: 'offset rotating sleep static' }],
  },
  {
    prefix: 'local_',
    tables: [{ list: 'local/settings', class: 'settings', types: 'file sensitive_file' }],
  },
  {
    prefix: 'tls_',
    tables: [
      { list: 'tls/credential', class: 'credential', types: 'private_key' },
      {
        list: 'tls/certificate',
        class: 'certificate',
        types: 'self_signed_cert locally_signed_cert cert_request',
      },
    ],
  },
  { prefix: 'archive_', tables: [{ list: 'archive/settings', class: 'settings', types: 'file' }] },
  { prefix: 'template_', tables: [{ list: 'template/settings', class: 'settings', types: 'dir' }] },
  {
    prefix: 'docker_',
    tables: [
      { list: 'docker/volume', class: 'volume', types: 'volume' },
      { list: 'docker/secret', class: 'secret', types: 'secret' },
      { list: 'docker/service', class: 'service', types: 'container service plugin' },
      { list: 'docker/network', class: 'network', types: 'network' },
      {
        list: 'docker/settings',
        class: 'settings',
        types: 'image registry_image tag config buildx_builder',
      },
    ],
  },
];
