// cdb (https://cr.yp.to/cdb.html) by tinycdb: one file of numbers that lead to customers, one of customers.
#include "peer.h"

#include <cdb.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static struct cdb numbers, customers;
static int files[2];

static int second(const char *path, int flags) {
  char name[4096];
  if (snprintf(name, sizeof name, "%s.customers", path) >= (int)sizeof name) fail("a path is too long");
  return open(name, flags, 0640);
}

static void build(const char *path, const struct row *rows, size_t count) {
  struct cdb_make number, customer;
  files[0] = open(path, O_RDWR | O_CREAT | O_TRUNC, 0640);
  files[1] = second(path, O_RDWR | O_CREAT | O_TRUNC);
  if (files[0] < 0 || files[1] < 0) fail("cannot create the cdb");
  cdb_make_start(&number, files[0]);
  cdb_make_start(&customer, files[1]);
  for (size_t i = 0; i < count; i++) {
    uint32_t id = (uint32_t)i + 1;
    if (cdb_make_add(&customer, &id, sizeof id, rows[i].octets, rows[i].length) != 0) fail("cdb is full");
    for (int n = 0; n < rows[i].numbers; n++) {
      const char *digits = rows[i].digits[n];
      if (cdb_make_add(&number, digits, (unsigned)strlen(digits), &id, sizeof id) != 0) fail("cdb is full");
    }
  }
  if (cdb_make_finish(&number) != 0 || cdb_make_finish(&customer) != 0) fail("cannot write the cdb");
  for (int i = 0; i < 2; i++) {
    if (fsync(files[i]) != 0) fail("cannot sync the cdb");
    close(files[i]);
  }
}

static void open_it(const char *path) {
  files[0] = open(path, O_RDONLY);
  files[1] = second(path, O_RDONLY);
  if (files[0] < 0 || files[1] < 0 || cdb_init(&numbers, files[0]) != 0 || cdb_init(&customers, files[1]) != 0)
    fail("cannot open the cdb");
}

static const char *find(const char *digits, uint32_t *length) {
  if (cdb_find(&numbers, digits, (unsigned)strlen(digits)) <= 0) return NULL;
  uint32_t id;
  const void *found = cdb_get(&numbers, sizeof id, cdb_datapos(&numbers));
  if (found == NULL) return NULL;
  memcpy(&id, found, sizeof id);
  if (cdb_find(&customers, &id, sizeof id) <= 0) return NULL;
  *length = cdb_datalen(&customers);
  return cdb_get(&customers, *length, cdb_datapos(&customers));
}

static void shut(void) {
  cdb_free(&numbers);
  cdb_free(&customers);
  close(files[0]);
  close(files[1]);
}

const struct peer cdb = {"cdb", build, open_it, find, shut};
