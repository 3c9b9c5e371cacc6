// LMDB (https://symas.com/lmdb): numbers lead to customers (integer keys, several values a key), customers to rows.
#include "peer.h"

#include <lmdb.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct entry {
  uint64_t number, customer;
};

static MDB_env *env;
static MDB_txn *txn;
static MDB_dbi numbers, customers;

static void check(int result) {
  if (result != MDB_SUCCESS) fail(mdb_strerror(result));
}

static int by_number(const void *left, const void *right) {
  const struct entry *a = left, *b = right;
  if (a->number != b->number) return a->number < b->number ? -1 : 1;
  return (a->customer > b->customer) - (a->customer < b->customer);
}

static void begin(const char *path, unsigned flags, size_t size) {
  check(mdb_env_create(&env));
  check(mdb_env_set_maxdbs(env, 2));
  if (size > 0) check(mdb_env_set_mapsize(env, size));
  check(mdb_env_open(env, path, MDB_NOSUBDIR | MDB_NOLOCK | flags, 0640));
}

static void put(MDB_dbi table, uint64_t key, const void *octets, size_t length, unsigned flags) {
  MDB_val k = {sizeof key, &key}, v = {length, (void *)octets};
  int result = mdb_put(txn, table, &k, &v, flags);
  if (result != MDB_KEYEXIST) check(result);
}

static void build(const char *path, const struct row *rows, size_t count) {
  unlink(path);
  begin(path, MDB_NOSYNC, (size_t)1 << 36);
  check(mdb_txn_begin(env, NULL, 0, &txn));
  check(mdb_dbi_open(txn, "customers", MDB_CREATE | MDB_INTEGERKEY, &customers));
  check(mdb_dbi_open(txn, "numbers", MDB_CREATE | MDB_INTEGERKEY | MDB_DUPSORT | MDB_DUPFIXED | MDB_INTEGERDUP, &numbers));
  struct entry *entries = malloc(2 * count * sizeof *entries);
  if (entries == NULL) fail("no memory");
  size_t used = 0;
  for (size_t i = 0; i < count; i++) {
    put(customers, i + 1, rows[i].octets, rows[i].length, MDB_APPEND);
    for (int n = 0; n < rows[i].numbers; n++) entries[used++] = (struct entry){packed(rows[i].digits[n]), i + 1};
  }
  // Sorted, the pages fill one after the other: its fastest way.
  qsort(entries, used, sizeof *entries, by_number);
  for (size_t i = 0; i < used; i++)
    put(numbers, entries[i].number, &entries[i].customer, sizeof entries[i].customer, MDB_APPENDDUP);
  free(entries);
  check(mdb_txn_commit(txn));
  check(mdb_env_sync(env, 1));
  mdb_env_close(env);
}

static void open_it(const char *path) {
  // Without read-ahead, as its manual advises for what is read here and there.
  begin(path, MDB_RDONLY | MDB_NORDAHEAD, 0);
  check(mdb_txn_begin(env, NULL, MDB_RDONLY, &txn));
  check(mdb_dbi_open(txn, "customers", MDB_INTEGERKEY, &customers));
  check(mdb_dbi_open(txn, "numbers", MDB_INTEGERKEY | MDB_DUPSORT | MDB_DUPFIXED | MDB_INTEGERDUP, &numbers));
}

static const char *find(const char *digits, uint32_t *length) {
  uint64_t number = packed(digits);
  MDB_val key = {sizeof number, &number}, customer, row;
  if (mdb_get(txn, numbers, &key, &customer) != MDB_SUCCESS) return NULL;
  if (mdb_get(txn, customers, &customer, &row) != MDB_SUCCESS) return NULL;
  *length = (uint32_t)row.mv_size;
  return row.mv_data;
}

static void shut(void) {
  mdb_txn_abort(txn);
  mdb_env_close(env);
}

const struct peer lmdb = {"lmdb", build, open_it, find, shut};
