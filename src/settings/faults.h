/* Collecting what is wrong, without ever repeating a token that somebody wrote into the file. */
#ifndef DISRUPTION_SETTINGS_FAULTS_H
#define DISRUPTION_SETTINGS_FAULTS_H

#include <stdbool.h>

#include "disruption/base/slice.h"
#include "disruption/settings/settings.h"

/** Adds a sentence; those after SETTINGS_FAULTS_MAX are dropped. */
void faults_add(struct settings_faults *faults, int line, const char *format, ...)
    PRINTF_LIKE(3, 4);

/** Nothing more is told: reading on is pointless. */
bool faults_full(const struct settings_faults *faults);

/** Puts them in the order of their lines; those of one line stay as they came. */
void faults_sort(struct settings_faults *faults);

/** A text from the file fit for a sentence: short, printable, and "(a token)" instead of one. In
 * the arena. */
const char *faults_quote(struct settings_faults *faults, const char *text);

/** Takes the next Slack token off the front of *rest, up to and with the token. False: there is
 * none. */
bool faults_next_token(struct slice *rest, struct slice *token);

#endif
