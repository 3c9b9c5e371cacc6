// The peers of the customer index: makes a list, builds each peer's file from it, and measures lookups in it.
//
//     peers list N SEED > LIST         N made-up customers as CSV: 1.38 numbers each, 2 of 100 shared, 290 octets a row
//     peers keys LIST SEED > KEYS      the first number of each, in another order
//     peers build PEER FILE LIST       prints rows a second of processor time, octets, and the largest memory, in KiB
//     peers cost COMMAND …             runs it, and prints the processor time and the largest memory of it
//     peers bench PEER FILE KEYS       prints one line, "name value" after "name value", names as of `index bench`
//
// Every lookup waits for the one before, and reads the first and the last octet of the row.
#define _GNU_SOURCE
#include "peer.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static const struct peer *const peers[] = {&cdb, &lmdb, &sqlite_text, &sqlite_integer, &sqlite_without_rowid};

void fail(const char *what) {
  fprintf(stderr, "peers: %s\n", what);
  exit(1);
}

uint64_t packed(const char *digits) {
  uint64_t key = 0;
  int count = 0;
  for (; digits[count] != 0 && count < 15; count++) key = key << 4 | (uint64_t)(digits[count] - '0');
  return (uint64_t)count << 60 | key << 4 * (15 - count);
}

static uint64_t state;

// xorshift64* (Vigna, 2016).
static uint32_t random_below(uint32_t bound) {
  state ^= state >> 12;
  state ^= state << 25;
  state ^= state >> 27;
  return (uint32_t)((state * 0x2545F4914F6CDD1DULL >> 32) * bound >> 32);
}

static void list(long count) {
  static const char *const families[][2] = {{"田中", "タナカ"}, {"佐藤", "サトウ"}, {"鈴木", "スズキ"},
      {"高橋", "タカハシ"}, {"渡辺", "ワタナベ"}, {"伊藤", "イトウ"}, {"山本", "ヤマモト"}, {"小林", "コバヤシ"}};
  static const char *const givens[][2] = {{"良子", "ヨシコ"}, {"花子", "ハナコ"}, {"太郎", "タロウ"}, {"健", "ケン"},
      {"美咲", "ミサキ"}, {"翔太", "ショウタ"}, {"陽菜", "ヒナ"}, {"一郎", "イチロウ"}};
  static const char *const notes[] = {"窓側の席を好まれる。駐車場は必要なし。ご家族四名でのご来店が多い。誕生日は毎年ケーキを予約される",
      "領収書の宛名は会社名。担当は佐藤を希望。ワインは赤、辛口のもの。接待が多く、二名から六名まで", "記念日は六月。前回は個室を利用、次回も同じ部屋を希望",
      "お電話の声が小さいため、ゆっくりと復唱。ご主人は箸の代わりにフォーク"};
  puts("会員番号,氏名,フリガナ,電話番号,携帯電話,住所,来店回数,最終来店日,累計金額,備考");
  uint32_t shared = 0;
  for (long i = 1; i <= count; i++) {
    const char *const *family = families[random_below(8)], *const *given = givens[random_below(8)];
    uint32_t home = random_below(100) < 2 && shared != 0 ? shared : random_below(100000000);
    char mobile[16] = "";
    if (random_below(100) < 38) {
      uint32_t number = random_below(100000000);
      snprintf(mobile, sizeof mobile, "090-%04u-%04u", number / 10000, number % 10000);
    }
    printf("C%08ld,%s %s,%s %s,0%u-%04u-%04u,%s,東京都千代田区丸の内%u-%u-%u 丸の内マンション%u号室,%u,20%02u/%u/%u,%u,%s\n", i,
        family[0], given[0], family[1], given[1], home % 2 == 0 ? 3 : 6, home / 10000, home % 10000, mobile,
        1 + random_below(9), 1 + random_below(20), 1 + random_below(20), 101 + random_below(899), random_below(60),
        20 + random_below(6), 1 + random_below(12), 1 + random_below(28), random_below(1000000),
        notes[random_below(4)]);
    shared = home;
  }
}

// A whole file in memory, with a zero behind it.
static char *contents(const char *path, size_t *length) {
  int file = open(path, O_RDONLY);
  struct stat status;
  if (file < 0 || fstat(file, &status) != 0) fail(path);
  char *octets = malloc((size_t)status.st_size + 1);
  if (octets == NULL) fail("no memory");
  for (*length = 0; *length < (size_t)status.st_size;) {
    ssize_t more = read(file, octets + *length, (size_t)status.st_size - *length);
    if (more <= 0) fail(path);
    *length += (size_t)more;
  }
  octets[*length] = 0;
  close(file);
  return octets;
}

// The digits of the cell at an index of a row.
static int digits(const struct row *row, int cell, char out[16]) {
  const char *next = row->octets, *end = row->octets + row->length;
  int count = 0;
  for (; cell > 0 && next < end; next++) cell -= *next == ',';
  for (; next < end && *next != ',' && count < 15; next++)
    if (*next >= '0' && *next <= '9') out[count++] = *next;
  out[count] = 0;
  return count;
}

static struct row *rows(const char *path, size_t *count) {
  size_t length;
  char *octets = contents(path, &length);
  struct row *all = NULL;
  *count = 0;
  char *next = memchr(octets, '\n', length);
  for (next = next ? next + 1 : octets + length; next < octets + length;) {
    char *end = strchr(next, '\n');
    if (end == NULL) break;
    if ((*count & (*count - 1)) == 0) all = realloc(all, (*count ? 2 * *count : 1) * sizeof *all);
    if (all == NULL) fail("no memory");
    struct row *row = &all[(*count)++];
    *row = (struct row){.octets = next, .length = (uint32_t)(end - next)};
    for (int cell = 3; cell <= 4; cell++)
      if (digits(row, cell, row->digits[row->numbers]) > 0) row->numbers++;
    next = end + 1;
  }
  return all;
}

static void keys(const char *path) {
  size_t count;
  struct row *all = rows(path, &count);
  for (size_t i = count; i > 1; i--) {
    size_t other = random_below((uint32_t)i);
    struct row row = all[i - 1];
    all[i - 1] = all[other];
    all[other] = row;
  }
  for (size_t i = 0; i < count; i++) puts(all[i].digits[0]);
}

static uint64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (uint64_t)time.tv_sec * 1000000000 + (uint64_t)time.tv_nsec;
}

// A figure of a file of /proc that has one a line.
static long figure(const char *path, const char *name) {
  char line[256];
  long value = 0;
  FILE *file = fopen(path, "r");
  while (file != NULL && fgets(line, sizeof line, file) != NULL)
    if (strncmp(line, name, strlen(name)) == 0) value = atol(line + strlen(name));
  if (file != NULL) fclose(file);
  return value;
}

static struct rusage usage(void) {
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return usage;
}

// Processor time, the kernel's share included.
static double seconds(const struct rusage *usage) {
  return (double)(usage->ru_utime.tv_sec + usage->ru_stime.tv_sec) +
      (double)(usage->ru_utime.tv_usec + usage->ru_stime.tv_usec) / 1e6;
}

static int cost(char **command) {
  int status = 1;
  pid_t child = fork();
  if (child < 0) fail("cannot start a process");
  if (child == 0) {
    execvp(command[0], command);
    fail(command[0]);
  }
  struct rusage usage;
  if (wait4(child, &status, 0, &usage) != child || status != 0) return 1;
  printf("seconds %.3f memory_kb %ld\n", seconds(&usage), usage.ru_maxrss);
  return 0;
}

static void build(const struct peer *peer, const char *file, const char *path) {
  size_t count;
  struct row *all = rows(path, &count);
  struct rusage before = usage();
  peer->build(file, all, count);
  struct rusage after = usage();
  printf("rows_s %.0f memory_kb %ld\n", (double)count / (seconds(&after) - seconds(&before)), after.ru_maxrss);
}

static int ascending(const void *left, const void *right) {
  const uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
  return (a > b) - (a < b);
}

static void bench(const struct peer *peer, const char *file, const char *path) {
  size_t length, count = 0;
  char *octets = contents(path, &length);
  for (size_t i = 0; i < length; i++) count += octets[i] == '\n';
  if (count == 0) fail("there are no keys");
  const char **all = malloc(count * sizeof *all);
  uint64_t *times = calloc(count, sizeof *times);
  if (all == NULL || times == NULL) fail("no memory");
  char *next = octets;
  for (size_t i = 0; i < count; i++) {
    all[i] = next;
    next = strchr(next, '\n');
    *next++ = 0;
    times[i] = 1;
  }
  long anonymous = figure("/proc/self/smaps_rollup", "Anonymous:");
  uint64_t start = now();
  peer->open(file);
  uint64_t opened = now() - start;
  long faults = usage().ru_majflt, read = figure("/proc/self/io", "read_bytes:");
  size_t found = 0;
  uint32_t size;
  for (size_t i = 0; i < count; i++) {
    const char *row = peer->find(all[i], &size);
    found += row != NULL && row[0] == 'C' && row[size - 1] != '\n';
  }
  faults = usage().ru_majflt - faults;
  read = figure("/proc/self/io", "read_bytes:") - read;
  anonymous = figure("/proc/self/smaps_rollup", "Anonymous:") - anonymous;
  uint64_t before = 0;
  for (size_t i = 0; i < count; i++) {
    const char *key = all[i] + before;
    start = now();
    const char *row = peer->find(key, &size);
    // No row begins or ends with an octet of 127, but the processor must wait to see it.
    before = row != NULL ? (uint64_t)(row[0] == 127) + (uint64_t)(row[size - 1] == 127) : 0;
    times[i] = now() - start;
  }
  qsort(times, count, sizeof *times, ascending);
  printf("found %zu open_us %lu first_faults %.2f first_kb %.2f anon_kb %ld p50_ns %lu p99_ns %lu\n", found,
      (unsigned long)(opened / 1000), (double)faults / (double)count, (double)read / 1024 / (double)count, anonymous,
      (unsigned long)times[count / 2], (unsigned long)times[count - 1 - count / 100]);
  peer->close();
}

int main(int count, char **words) {
  if (count == 4 && strcmp(words[1], "list") == 0) {
    state = strtoull(words[3], NULL, 10) * 2 + 1;
    list(atol(words[2]));
    return 0;
  }
  if (count == 4 && strcmp(words[1], "keys") == 0) {
    state = strtoull(words[3], NULL, 10) * 2 + 1;
    keys(words[2]);
    return 0;
  }
  if (count > 2 && strcmp(words[1], "cost") == 0) return cost(words + 2);
  for (size_t i = 0; count == 5 && i < sizeof peers / sizeof *peers; i++) {
    if (strcmp(words[2], peers[i]->name) != 0) continue;
    if (strcmp(words[1], "build") == 0) return build(peers[i], words[3], words[4]), 0;
    if (strcmp(words[1], "bench") == 0) return bench(peers[i], words[3], words[4]), 0;
  }
  fputs("peers list N SEED | keys LIST SEED | build PEER FILE LIST | cost COMMAND … | bench PEER FILE KEYS\n", stderr);
  return 2;
}
