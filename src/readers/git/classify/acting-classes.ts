import { fileClass } from './file-class.ts';
import type { FileClass } from './file-class.ts';

/** Files by which something is built, or that act on an environment once a pipeline applies them. */
export const ACTING_CLASSES: readonly FileClass[] = [
  fileClass(
    'terraform-state',
    ['infrastructure-code', 'secret'],
    ['{*.tfstate,*.tfstate.backup,*.tfstate.*}'],
    { acts: true, showLines: false },
  ),
  fileClass(
    'infrastructure-code',
    ['infrastructure-code'],
    [
      '{*.tf,*.tf.json,*.tofu,*.tfvars,*.tfvars.json,*.hcl,*.bicep,*.bicepparam,*.nomad}',
      '{cdk.json,cdk.context.json,*-stack.ts,*_stack.py,samconfig.toml,*.template.json}',
      '{Pulumi.yaml,Pulumi.*.yaml,serverless.yml,serverless.yaml,serverless.ts,sam.yaml}',
      '{Chart.yaml,values.yaml,values-*.yaml,values.*.yaml,helmfile.yaml,helmfile.d/**}',
      '{kustomization.yaml,kustomization.yml,skaffold.yaml,Tiltfile,fly.toml,render.yaml,app.yaml}',
      '{k8s,kubernetes,kube,manifests,helm,charts,kustomize,argocd,argo,flux,flux-system}/**.{yaml,yml,json,tpl}',
      '{cloudformation,cfn,terraform,tofu,terragrunt,infra,infrastructure,iac}/**.{yaml,yml,json,toml,sh}',
      '{ansible,playbooks,roles,group_vars,host_vars,salt,puppet,chef}/**.{yaml,yml,j2,pp,sls,rb,ini}',
    ],
    { acts: true },
  ),
  fileClass(
    'migration',
    ['migration-code', 'source-code'],
    [
      '{migrations,migration,db/migrate,dbmigrate,migrate}/**.{sql,py,rb,ts,js,mjs,cjs,go,php,java,kt,cs,ex,exs,xml,yaml,yml,json}',
      'alembic/versions/**',
      '{V,U,R}*__*.sql',
      '{*.up.sql,*.down.sql,changelog*.xml,db.changelog*}',
    ],
    { acts: true },
  ),
];

export const BUILD_CLASSES: readonly FileClass[] = [
  fileClass(
    'container-image',
    ['configuration'],
    [
      '{Dockerfile,Dockerfile.*,*.dockerfile,Containerfile,Containerfile.*,.dockerignore}',
      '{docker-compose,compose,podman-compose}*.{yml,yaml}',
      '{docker-bake.hcl,docker-bake.json,project.toml}',
    ],
  ),
  fileClass(
    'dependency-manifest',
    ['configuration'],
    [
      '{package.json,pnpm-workspace.yaml,.yarnrc.yml,.yarnrc,bunfig.toml,deno.json,deno.jsonc}',
      '{Cargo.toml,pyproject.toml,setup.py,setup.cfg,Pipfile,environment.yml,pixi.toml}',
      '{requirements*.txt,requirements*.in,constraints*.txt,requirements/**.txt}',
      '{go.mod,go.work,Gemfile,*.gemspec,composer.json,mix.exs,pubspec.yaml,rebar.config}',
      '{pom.xml,build.gradle,build.gradle.kts,settings.gradle*,libs.versions.toml,gradle.properties}',
      '{*.csproj,*.fsproj,*.vbproj,Directory.Packages.props,packages.config,nuget.config}',
      '{Package.swift,Podfile,conanfile.*,vcpkg.json,flake.nix,MODULE.bazel,WORKSPACE,dub.json}',
    ],
  ),
];

/** Settings that a deployment takes from the repository: only under folders named for deploying. */
export const DEPLOY_CONFIGURATION = fileClass(
  'deploy-configuration',
  ['configuration'],
  [
    '{deploy,deployment,deployments,envs,env,environments,environment,config/environments,overlays}/**.{yaml,yml,json,toml,ini,conf,properties,xml,cfg,env}',
  ],
  { acts: true },
);
