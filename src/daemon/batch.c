/* The lists of a batch. */
#include <stdlib.h>

#include "daemon/turn.h"

void batch_clear(struct batch *batch)
{
    for (size_t i = 0; i < batch->linked_count; i++)
        free(batch->linked[i]);
    batch->row_count = batch->stale_count = batch->linked_count = 0;
    batch->expected = 0;
}

void batch_done(struct batch *batch)
{
    batch_clear(batch);
    free(batch->rows);
    free(batch->stale);
    free(batch->linked);
    *batch = (struct batch){0};
}
