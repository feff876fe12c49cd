/* What one gets without any thought: one text per document, the first words of the other joined by OR, BM25, Porter's stems. */
#ifndef BENCH_PLAIN_SEARCH_H
#define BENCH_PLAIN_SEARCH_H

#include <stdint.h>

struct plain;

struct plain *plain_create(void);
void plain_destroy(struct plain *plain);

void plain_add(struct plain *plain, int64_t number, const char *title, const char *text);

/**
 * The rank of a document for the first sixty different words of a text; 0: not found.
 *
 * self     left out of the count.
 * before   only documents with a lower number count; 0: all do.
 */
int plain_rank(struct plain *plain, const char *text, int64_t self, int64_t before, int64_t expected);

#endif
