import { describe, expect, it } from 'vitest';
import { UNKNOWN } from '../../types.ts';
import { memoryWorld } from '../../world/memory-world.ts';
import { THIS_MACHINE } from '../../environment/setting.ts';
import { linesOf, verdictOf, verdictOn } from '../git/test-held.ts';
import { applyTool } from '../apply.ts';
import { invocationOf, type Around } from '../test-tool.ts';
import { engineTool } from './engine.ts';
import { containerTools } from './tools.ts';

const on = (line: string, around: Around = {}) => verdictOn(containerTools, line, around);

describe('containers and machines', () => {
  it.each(
    linesOf(`
    docker volume rm pgdata
    docker volume rm -f pgdata other
    docker volume remove pgdata
    docker volume prune
    docker volume prune -af
    docker volume prune --all --force
    docker system prune --volumes
    docker system prune -a --volumes -f
    docker system prune -af --volumes
    docker system prune --all --force --volumes
    docker compose down -v
    docker compose down --volumes
    docker compose down -v --remove-orphans
    docker compose down --rmi all --volumes
    docker compose -f docker-compose.yml down -v
    docker compose -f a.yml -f b.yml -p shop down --volumes
    docker compose --profile dev down -v
    docker-compose down -v
    docker-compose -f x.yml down --volumes
    podman-compose down -v
    podman compose down -v
    podman volume rm pgdata
    podman volume prune -f
    podman system reset
    podman system reset --force
    podman machine rm
    podman machine reset -f
    podman rm -af
    podman rm --all --force
    nerdctl volume rm data
    nerdctl compose down -v
    docker secret rm db-password
    docker config rm app
    docker swarm leave --force
    docker run -v /:/host alpine
    docker run --rm -it -v /:/mnt alpine sh
    docker run -it --privileged -v /:/host ubuntu chroot /host
    docker run -itv /:/host alpine
    docker run --volume=/etc:/etc alpine
    docker run --mount type=bind,source=/,target=/host alpine
    docker container run -v /root:/r alpine
    docker -H tcp://10.0.0.5:2375 rm -f web
    docker -H ssh://root@prod-1 restart web
    docker --context prod-eu compose up -d
    docker stack rm shop --context prod
    docker compose -f docker-compose.prod.yml up -d
    docker compose -p shop-production stop
    docker push registry.acme.io/shop:prod
    skopeo delete docker://registry.acme.io/shop:1
    crane delete registry.acme.io/shop:1
    regctl tag rm registry.acme.io/shop:1
    oras manifest delete registry.acme.io/shop:1
    colima delete
    colima delete -f
    limactl delete default
    orb delete ubuntu
    vagrant destroy
    vagrant destroy -f
    vagrant snapshot delete before
    multipass delete --purge dev
    multipass delete -p dev
    multipass purge
    virsh undefine vm1 --remove-all-storage
    virsh vol-delete disk1 --pool default
    virsh snapshot-delete vm1 s1
    qm destroy 100
    qm destroy 100 --purge
    pct destroy 101
    pvesm free local-lvm:vm-100-disk-0
    lxc delete web
    lxc delete -f web
    incus delete --force web
    lxc storage volume delete default data
    VBoxManage unregistervm vm1 --delete
    VBoxManage snapshot vm1 delete s1
    prlctl delete vm1
    govc vm.destroy web-1
    xe vm-uninstall uuid=x
    docker-machine rm old
    wsl --unregister Ubuntu
  `),
  )('held: %s', async (line) => {
    expect(await on(line)).toBe('held');
  });

  it.each(
    linesOf(`
    docker ps
    docker ps -a
    docker images
    docker logs -f web
    docker inspect web
    docker build -t app .
    docker build -t app -f Dockerfile.prod .
    docker buildx build --platform linux/amd64 -t app .
    docker pull postgres:16
    docker run --rm hello-world
    docker run -d --name db -e POSTGRES_PASSWORD=x -v pgdata:/var/lib/postgresql/data -p 5432:5432 postgres
    docker run --rm -v $PWD:/app -w /app node npm test
    docker run -v /var/run/docker.sock:/var/run/docker.sock app
    docker run --rm -v /etc/ssl:/etc/ssl:ro app
    docker run -v /:/host:ro app
    docker run --mount type=bind,source=/,target=/host,readonly app
    docker run --privileged docker:dind
    docker run --rm alpine echo -v /:/host
    docker exec -it db psql
    docker cp web:/x .
    docker tag a b
    docker commit web x
    docker save app -o app.tar
    docker rm web
    docker rm -f web
    docker rm -fv test-db
    docker container rm web
    docker container prune -f
    docker rmi app
    docker rmi -f app:old
    docker image rm app
    docker image prune
    docker image prune -af
    docker system prune
    docker system prune -f
    docker system prune -af
    docker system df
    docker system info
    docker builder prune -af
    docker buildx prune
    docker network rm x
    docker network prune -f
    docker network ls
    docker volume ls
    docker volume create data
    docker volume inspect data
    docker stop web
    docker kill web
    docker restart web
    docker start web
    docker login registry.acme.io
    docker push acme/app:1.2
    docker push registry.acme.io/app:latest
    docker context use prod
    docker context ls
    docker compose up
    docker compose up -d --build
    docker compose -f docker-compose.yml up --force-recreate
    docker compose down
    docker compose down --remove-orphans
    docker compose down --rmi local
    docker compose down -t 5
    docker compose stop
    docker compose restart web
    docker compose rm -f web
    docker compose logs -f
    docker compose ps
    docker compose exec web sh
    docker compose run --rm web npm test
    docker compose config
    docker compose build
    docker compose pull
    docker compose --dry-run down -v
    docker compose -f docker-compose.prod.yml config
    docker compose down --help
    docker-compose up -d
    docker-compose down
    docker service ls
    docker service scale web=3
    docker stack ls
    docker swarm init
    docker -H unix:///var/run/docker.sock rm web
    docker --context desktop-linux restart web
    docker --context prod ps
    podman ps
    podman rm web
    podman run --rm alpine ls
    podman machine start
    podman machine stop
    nerdctl ps
    buildah bud -t app .
    skopeo inspect docker://alpine
    skopeo copy docker://a docker://b
    crane ls registry.acme.io/shop
    crictl ps
    crictl rmi --prune
    ctr images ls
    colima start
    colima stop
    limactl list
    vagrant up
    vagrant halt
    vagrant ssh
    vagrant status
    vagrant box list
    multipass launch
    multipass list
    multipass delete dev
    virsh list --all
    virsh shutdown vm1
    virsh start vm1
    qm list
    lxc list
    lxc stop web
    VBoxManage list vms
    wsl --list
    wsl --shutdown
  `),
  )('passes: %s', async (line) => {
    expect(await on(line)).toBe('passes');
  });

  it('goes by the engine that is meant', async () => {
    const remote = { env: { DOCKER_HOST: 'ssh://deploy@prod-1.acme.io' } };
    expect(await on('docker restart web', remote)).toBe('held');
    expect(await on('docker ps', remote)).toBe('passes');
    expect(await on('docker compose up -d', remote)).toBe('held');
    expect(await on('docker restart web', { env: { DOCKER_CONTEXT: 'prod' } })).toBe('held');
    const world = memoryWorld({
      files: { '/home/dev/.docker/config.json': '{"auths":{},"currentContext":"prod-eu"}' },
    });
    expect(await verdictOn(containerTools, 'docker compose down', { world })).toBe('held');
    expect(
      await verdictOn(containerTools, 'docker --context default compose down', { world }),
    ).toBe('passes');
  });

  it.each([
    ['-f', 'held'],
    ['-v', 'held'],
    ['-i', 'passes'],
  ])('rm %s of whatever another command names: %s', async (option, verdict) => {
    const invocation = invocationOf(`docker rm ${option}`);
    const open = { text: UNKNOWN, known: false, glob: false, unknowns: ['$(docker ps -aq)'] };
    const reading = await applyTool(
      engineTool,
      { ...invocation, args: [...invocation.args, open] },
      {
        world: memoryWorld(),
        inside: () => Promise.resolve({}),
        placeSetting: THIS_MACHINE,
        pathOf: () => null,
      },
    );
    expect(verdictOf(reading)).toBe(verdict);
  });
});
