/* What the accept functions of the types have in common. */
#ifndef DISRUPTION_SETTINGS_ACCEPT_H
#define DISRUPTION_SETTINGS_ACCEPT_H

#include <stdbool.h>
#include <string.h>

#define LOWER "abcdefghijklmnopqrstuvwxyz"
#define UPPER "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define DIGITS "0123456789"

/** Sets the fault; returns NULL, so that an accept function may end with it. */
static inline const char *refuse(const char **fault, const char *sentence)
{
    *fault = sentence;
    return NULL;
}

/** Whether every character of text is one of these. */
static inline bool made_of(const char *text, const char *characters)
{
    return text[strspn(text, characters)] == '\0';
}

#endif
