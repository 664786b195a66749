// The client library of PostgreSQL, and what Swift cannot say to it.
#ifndef TURNOUT_CPOSTGRES_SHIM_H
#define TURNOUT_CPOSTGRES_SHIM_H

#include <libpq-fe.h>
#include <poll.h>

static inline void turnout_ignore_notice(void *context, const PGresult *result) {
    (void)context;
    (void)result;
}

// Notices would go to standard error, and may hold values.
static inline void turnout_silence(PGconn *connection) {
    PQsetNoticeReceiver(connection, turnout_ignore_notice, NULL);
}

// Waits until the socket can be read: 1 when it can, 0 when the time is over, -1 on an error.
static inline int turnout_wait_readable(int descriptor, int milliseconds) {
    struct pollfd entry = {descriptor, POLLIN, 0};
    return poll(&entry, 1, milliseconds);
}

#endif
