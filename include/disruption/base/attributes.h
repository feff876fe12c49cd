/* Short names for the compiler attributes the house uses. */
#ifndef DISRUPTION_BASE_ATTRIBUTES_H
#define DISRUPTION_BASE_ATTRIBUTES_H

#define MUST_CHECK __attribute__((warn_unused_result))
#define PRINTF_LIKE(text, first) __attribute__((format(printf, text, first)))
#define NORETURN __attribute__((noreturn))

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))
#define BIT(n) (1u << (n))

#endif
