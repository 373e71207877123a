/*
 * The small client of the resident guard: `holdpoint-hook SOCKET LAUNCHER HOST`.
 *
 * Hands the host's call to the guard behind SOCKET and passes on its answer, if it is whole to the byte.
 * In every other case it becomes LAUNCHER, with the call on its standard input: that one starts a guard
 * of its own, and blocks where it cannot. This program decides nothing.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#define LONGEST_PAYLOAD (8u * 1024 * 1024)
#define LONGEST_ANSWER (1024u * 1024)
#define PATIENCE_MS 3000

extern char **environ;

static char *payload;
static size_t payload_size;

static const char *const SWITCHES[] = {"NODE_OPTIONS", "NODE_EXTRA_CA_CERTS", "NODE_PATH",
                                       "NODE_REPL_EXTERNAL_MODULE", "LD_PRELOAD", "LD_LIBRARY_PATH",
                                       "LD_AUDIT", "BASH_ENV", "ENV"};

static long now_ms(void) {
  struct timespec at;
  clock_gettime(CLOCK_MONOTONIC, &at);
  return at.tv_sec * 1000 + at.tv_nsec / 1000000;
}

/* Everything that comes on standard input, or one byte more than is allowed. */
static int read_payload(void) {
  size_t room = 64 * 1024;
  payload = malloc(room);
  while (payload != NULL && payload_size <= LONGEST_PAYLOAD) {
    if (payload_size == room) {
      char *larger = realloc(payload, room *= 2);
      if (larger == NULL) return -1;
      payload = larger;
    }
    ssize_t got = read(0, payload + payload_size, room - payload_size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return -1;
    if (got == 0) return 0;
    payload_size += (size_t)got;
  }
  return payload == NULL ? -1 : 0;
}

/* The launcher in our place, with the call as its input. Where even that fails: the block of most hosts. */
static int become_launcher(const char *launcher, const char *host) {
  int file = memfd_create("call", 0);
  size_t done = 0;
  while (file >= 0 && done < payload_size) {
    ssize_t wrote = write(file, payload + done, payload_size - done);
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote <= 0) break;
    done += (size_t)wrote;
  }
  if (file >= 0 && done == payload_size && lseek(file, 0, SEEK_SET) == 0 && dup2(file, 0) == 0) {
    for (size_t at = 0; at < sizeof SWITCHES / sizeof *SWITCHES; at++) unsetenv(SWITCHES[at]);
    execl(launcher, launcher, host, (char *)NULL);
  }
  fputs("Refused by Holdpoint: its launcher cannot be started. Tell the person you work for.\n", stderr);
  return 2;
}

/* The guard must be root's or our own, or somebody else could answer in its place. */
static int is_trusted(int line) {
  struct ucred peer;
  socklen_t size = sizeof peer;
  if (getsockopt(line, SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0) return 0;
  return peer.uid == 0 || peer.uid == getuid();
}

static int send_all(int line, const char *bytes, size_t size, long until) {
  while (size > 0) {
    struct pollfd ready = {.fd = line, .events = POLLOUT};
    long left = until - now_ms();
    if (left <= 0 || poll(&ready, 1, (int)left) <= 0) return -1;
    ssize_t sent = send(line, bytes, size, MSG_NOSIGNAL);
    if (sent < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (sent <= 0) return -1;
    bytes += sent;
    size -= (size_t)sent;
  }
  return 0;
}

static ssize_t receive_all(int line, char *bytes, size_t room, long until) {
  size_t size = 0;
  while (size < room) {
    struct pollfd ready = {.fd = line, .events = POLLIN};
    long left = until - now_ms();
    if (left <= 0 || poll(&ready, 1, (int)left) <= 0) return -1;
    ssize_t got = recv(line, bytes + size, room - size, 0);
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (got < 0) return -1;
    if (got == 0) return (ssize_t)size;
    size += (size_t)got;
  }
  return -1;
}

/* Writes the parts of an answer that is exactly what its first line says; -1 for any other. */
static int pass_on(char *answer, size_t size) {
  char *end = memchr(answer, '\n', size);
  unsigned code, out, err;
  int used = 0;
  if (end == NULL) return -1;
  *end = '\0';
  if (sscanf(answer, "HOLDPOINT 1 %3u %7u %7u%n", &code, &out, &err, &used) != 3) return -1;
  if (answer + used != end || code > 255) return -1;
  char *body = end + 1;
  if ((size_t)(answer + size - body) != (size_t)out + err) return -1;
  if (out > 0 && fwrite(body, 1, out, stdout) != out) return -1;
  if (err > 0 && fwrite(body + out, 1, err, stderr) != err) return -1;
  return fflush(stdout) == 0 ? (int)code : -1;
}

static int ask(const char *path, const char *host, long until) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  if (strlen(path) >= sizeof address.sun_path) return -1;
  strcpy(address.sun_path, path);
  int line = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (line < 0 || connect(line, (struct sockaddr *)&address, sizeof address) != 0) return -1;
  if (!is_trusted(line)) return -1;

  size_t environment = 0;
  for (char **entry = environ; *entry != NULL; entry++) environment += strlen(*entry) + 1;
  char header[160];
  int length = snprintf(header, sizeof header, "HOLDPOINT 1 %s %d %zu %zu\n", host, (int)getppid(),
                        environment, payload_size);
  if (length <= 0 || (size_t)length >= sizeof header) return -1;
  if (send_all(line, header, (size_t)length, until) != 0) return -1;
  for (char **entry = environ; *entry != NULL; entry++) {
    if (send_all(line, *entry, strlen(*entry) + 1, until) != 0) return -1;
  }
  if (send_all(line, payload, payload_size, until) != 0) return -1;

  char *answer = malloc(LONGEST_ANSWER);
  if (answer == NULL) return -1;
  ssize_t size = receive_all(line, answer, LONGEST_ANSWER, until);
  return size <= 0 ? -1 : pass_on(answer, (size_t)size);
}

int main(int count, char **words) {
  if (count != 4) {
    fputs("Usage: holdpoint-hook SOCKET LAUNCHER HOST\n", stderr);
    return 2;
  }
  if (read_payload() != 0) {
    payload_size = 0;
    return become_launcher(words[2], words[3]);
  }
  int code = ask(words[1], words[3], now_ms() + PATIENCE_MS);
  return code >= 0 ? code : become_launcher(words[2], words[3]);
}
