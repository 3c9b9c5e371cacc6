// SQLite (https://sqlite.org), in three shapes: a table of rows, and a table of numbers
//   - of text, with an index that holds all a lookup needs
//   - of integers, the same
//   - of integers, which is its own index (WITHOUT ROWID)
// All mapped, read in one transaction that never ends, with statements prepared once.
#include "peer.h"

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static sqlite3 *file;
static sqlite3_stmt *lookup;
static int is_text;

static void run(const char *words) {
  if (sqlite3_exec(file, words, 0, 0, 0) != SQLITE_OK) fail(sqlite3_errmsg(file));
}

static sqlite3_stmt *prepared(const char *words) {
  sqlite3_stmt *statement;
  if (sqlite3_prepare_v2(file, words, -1, &statement, 0) != SQLITE_OK) fail(sqlite3_errmsg(file));
  return statement;
}

static void begin(const char *path, int flags) {
  if (sqlite3_open_v2(path, &file, flags, 0) != SQLITE_OK) fail(sqlite3_errmsg(file));
  run("PRAGMA mmap_size=68719476736; PRAGMA locking_mode=EXCLUSIVE");
}

static void bind_number(sqlite3_stmt *statement, const char *digits) {
  if (is_text) sqlite3_bind_text(statement, 1, digits, -1, SQLITE_STATIC);
  else sqlite3_bind_int64(statement, 1, (sqlite3_int64)packed(digits));
}

static void build(const char *path, const struct row *rows, size_t count, const char *tables, const char *index) {
  unlink(path);
  begin(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  run("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-65536; BEGIN");
  run("CREATE TABLE customer(id INTEGER PRIMARY KEY, row BLOB)");
  run(tables);
  sqlite3_stmt *customer = prepared("INSERT INTO customer VALUES(?,?)");
  sqlite3_stmt *number = prepared("INSERT OR IGNORE INTO number VALUES(?,?)");
  for (size_t i = 0; i < count; i++) {
    sqlite3_bind_int64(customer, 1, (sqlite3_int64)i + 1);
    sqlite3_bind_blob(customer, 2, rows[i].octets, (int)rows[i].length, SQLITE_STATIC);
    if (sqlite3_step(customer) != SQLITE_DONE) fail(sqlite3_errmsg(file));
    sqlite3_reset(customer);
    for (int n = 0; n < rows[i].numbers; n++) {
      bind_number(number, rows[i].digits[n]);
      sqlite3_bind_int64(number, 2, (sqlite3_int64)i + 1);
      if (sqlite3_step(number) != SQLITE_DONE) fail(sqlite3_errmsg(file));
      sqlite3_reset(number);
    }
  }
  sqlite3_finalize(customer);
  sqlite3_finalize(number);
  run(index);
  run("COMMIT; PRAGMA synchronous=FULL; PRAGMA user_version=1");
  sqlite3_close(file);
}

static void open_shape(const char *path, int text) {
  is_text = text;
  begin(path, SQLITE_OPEN_READONLY);
  run("BEGIN");
  lookup = prepared(
      "SELECT row FROM customer WHERE id = (SELECT id FROM number WHERE number = ? ORDER BY id LIMIT 1)");
}

static const char *find(const char *digits, uint32_t *length) {
  sqlite3_reset(lookup);
  bind_number(lookup, digits);
  if (sqlite3_step(lookup) != SQLITE_ROW) return NULL;
  *length = (uint32_t)sqlite3_column_bytes(lookup, 0);
  return sqlite3_column_blob(lookup, 0);
}

static void shut(void) {
  sqlite3_finalize(lookup);
  sqlite3_close(file);
}

static void build_text(const char *path, const struct row *rows, size_t count) {
  is_text = 1;
  build(path, rows, count, "CREATE TABLE number(number TEXT, id INTEGER)", "CREATE INDEX who ON number(number, id)");
}
static void open_text(const char *path) { open_shape(path, 1); }
const struct peer sqlite_text = {"sqlite-text", build_text, open_text, find, shut};

static void build_integer(const char *path, const struct row *rows, size_t count) {
  is_text = 0;
  build(path, rows, count, "CREATE TABLE number(number INTEGER, id INTEGER)", "CREATE INDEX who ON number(number, id)");
}
static void open_integer(const char *path) { open_shape(path, 0); }
const struct peer sqlite_integer = {"sqlite-integer", build_integer, open_integer, find, shut};

static void build_without(const char *path, const struct row *rows, size_t count) {
  is_text = 0;
  build(path, rows, count, "CREATE TABLE number(number INTEGER, id INTEGER, PRIMARY KEY(number, id)) WITHOUT ROWID", "");
}
const struct peer sqlite_without_rowid = {"sqlite-without-rowid", build_without, open_integer, find, shut};
