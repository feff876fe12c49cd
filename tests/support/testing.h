/* cmocka wants its headers in one order; tests include this instead. */
#ifndef TESTING_H
#define TESTING_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* A row of a table as a test of its own: the row's name is the test's name, the row its state. */
#define ROW_TEST(function, row) {(row)->name, function, NULL, NULL, (void *)(uintptr_t)(row)}

#endif
