// What Swift cannot import from sqlite3.h: casting macros, variadic functions and computed result codes.
#ifndef TURNOUT_CSQLITE_SHIM_H
#define TURNOUT_CSQLITE_SHIM_H

#include <sqlite3.h>
#include <fcntl.h>
#include <stddef.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

// SQLITE_TRANSIENT is a cast of -1 to a function pointer. SQLite copies the bytes before it returns.
static inline int turnout_bind_text(sqlite3_stmt *statement, int index, const char *bytes, sqlite3_uint64 count) {
    return sqlite3_bind_text64(statement, index, bytes, count, SQLITE_TRANSIENT, SQLITE_UTF8);
}

static inline int turnout_bind_blob(sqlite3_stmt *statement, int index, const void *bytes, sqlite3_uint64 count) {
    if (count == 0) return sqlite3_bind_zeroblob(statement, index, 0);
    return sqlite3_bind_blob64(statement, index, bytes, count, SQLITE_TRANSIENT);
}

// sqlite3_config and sqlite3_db_config are variadic.
static inline int turnout_config_int(int option, int value) { return sqlite3_config(option, value); }

static inline int turnout_db_config(sqlite3 *database, int option, int value) {
    int result = 0;
    return sqlite3_db_config(database, option, value, &result);
}

// fcntl is variadic, and locks of an open file description survive the closing of another descriptor of the file.
static inline int turnout_turnstile(int descriptor, int enter) {
    struct flock lock;
    memset(&lock, 0, sizeof lock);
    lock.l_type = enter ? F_WRLCK : F_UNLCK;
    lock.l_whence = SEEK_SET;
    lock.l_start = 0;
    lock.l_len = 1;
#ifndef F_OFD_SETLK
#define F_OFD_SETLK 37
#endif
    return fcntl(descriptor, F_OFD_SETLK, &lock);
}

// Extended result codes are expressions, which Swift does not import.
enum {
    TURNOUT_CONSTRAINT_CHECK = SQLITE_CONSTRAINT_CHECK,
    TURNOUT_CONSTRAINT_FOREIGNKEY = SQLITE_CONSTRAINT_FOREIGNKEY,
    TURNOUT_CONSTRAINT_NOTNULL = SQLITE_CONSTRAINT_NOTNULL,
    TURNOUT_CONSTRAINT_PRIMARYKEY = SQLITE_CONSTRAINT_PRIMARYKEY,
    TURNOUT_CONSTRAINT_ROWID = SQLITE_CONSTRAINT_ROWID,
    TURNOUT_CONSTRAINT_TRIGGER = SQLITE_CONSTRAINT_TRIGGER,
    TURNOUT_CONSTRAINT_UNIQUE = SQLITE_CONSTRAINT_UNIQUE,
    TURNOUT_CONSTRAINT_DATATYPE = 19 | (12 << 8),
    TURNOUT_BUSY_SNAPSHOT = SQLITE_BUSY_SNAPSHOT
};

#endif
