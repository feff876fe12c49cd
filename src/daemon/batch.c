/* The lists of a batch. */
#include <stdlib.h>

#include "daemon/turn.h"
#include "disruption/base/memory.h"

#define FIRST_ROOM 32

static void *room_for(void *list, size_t count, size_t *room, size_t size)
{
    if (count < *room)
        return list;
    *room = *room == 0 ? FIRST_ROOM : *room * 2;
    return mem_resize(list, *room, size);
}

void batch_add_row(struct batch *batch, int64_t id)
{
    batch->rows = room_for(batch->rows, batch->row_count, &batch->row_room, sizeof(*batch->rows));
    batch->rows[batch->row_count++] = id;
}

void batch_add_ended(struct batch *batch, int64_t number)
{
    batch->ended = room_for(batch->ended, batch->ended_count, &batch->ended_room, sizeof(*batch->ended));
    batch->ended[batch->ended_count++] = number;
}

void batch_add_linked(struct batch *batch, const char *channel_id)
{
    if (channel_id == NULL)
        return;
    batch->linked =
        room_for(batch->linked, batch->linked_count, &batch->linked_room, sizeof(*batch->linked));
    batch->linked[batch->linked_count++] = mem_copy_text(channel_id);
}

struct batch_mark batch_mark(const struct batch *batch)
{
    return (struct batch_mark){batch->row_count, batch->ended_count, batch->linked_count, batch->expected,
                               batch->facts, batch->gaps};
}

void batch_rewind(struct batch *batch, const struct batch_mark *mark)
{
    while (batch->linked_count > mark->linked)
        free(batch->linked[--batch->linked_count]);
    batch->row_count = mark->rows;
    batch->ended_count = mark->ended;
    batch->expected = mark->expected;
    batch->facts = mark->facts;
    batch->gaps = mark->gaps;
}

void batch_clear(struct batch *batch)
{
    static const struct batch_mark empty = {0};
    batch_rewind(batch, &empty);
    batch->look_ms = 0;
    batch->behind = false;
    batch->redacted = false;
}

void batch_done(struct batch *batch)
{
    batch_clear(batch);
    free(batch->rows);
    free(batch->ended);
    free(batch->linked);
    *batch = (struct batch){0};
}
