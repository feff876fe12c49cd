/* Figures and trouble. */
#include "say.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void say_figure(const char *name, double value)
{
    printf("%s %.6g\n", name, value);
    fflush(stdout);
}

void give_up(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fputs("bench: ", stderr);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    exit(1);
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

double quantile(double *values, size_t count, double fraction)
{
    if (count == 0)
        return 0;
    qsort(values, count, sizeof(*values), by_size);
    return values[(size_t)(fraction * (double)(count - 1))];
}
