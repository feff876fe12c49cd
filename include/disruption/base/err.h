/* An error on its way up: a kind to branch on, a sentence for people. */
#ifndef DISRUPTION_BASE_ERR_H
#define DISRUPTION_BASE_ERR_H

#include <stdbool.h>

#include "disruption/base/attributes.h"

enum err_kind {
    ERR_NONE,
    ERR_INVALID,     /* a person or a file said something that cannot be meant; the sentence says what to do */
    ERR_PROTOCOL,    /* a peer broke its protocol */
    ERR_LIMITED,     /* over a named limit */
    ERR_NOT_FOUND,   /* no such thing */
    ERR_REFUSED,     /* not allowed */
    ERR_CONFLICT,    /* already there, or the state does not allow it */
    ERR_UNAVAILABLE, /* the other side, the disk or the network cannot be used now; try again later */
    ERR_DAMAGED,     /* stored data is not what was written */
    ERR_INTERNAL,    /* our own mistake */
};

#define ERR_TEXT_MAX 512 /* bytes with the final NUL; longer sentences are cut on a character border */

struct err {
    enum err_kind kind;
    char text[ERR_TEXT_MAX];
};

#define ERR_INIT {ERR_NONE, ""}

/**
 * Sets kind and sentence. Always returns false, so that `return err_set(...)` reads well. What is no UTF-8 in it, as
 * the half of a character behind "%.64s", is left out.
 *
 * err   may be NULL: the caller does not care.
 */
bool err_set(struct err *err, enum err_kind kind, const char *format, ...) PRINTF_LIKE(3, 4);

/**
 * Puts "context: " before the sentence; the kind stays. Always returns false.
 */
bool err_wrap(struct err *err, const char *format, ...) PRINTF_LIKE(2, 3);

/** The kind as a word for logs: "invalid", "refused", ... */
const char *err_kind_name(enum err_kind kind);

#endif
