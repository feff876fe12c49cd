/* Which platforms there are, and what they all share: the life of a delivery. */
#include "disruption/platform/platform.h"

#include <stdlib.h>
#include <string.h>

static const struct platform_ops *const platforms[] = {&platform_slack};

const struct platform_ops *platform_find(const char *name)
{
    for (size_t i = 0; i < COUNT_OF(platforms); i++) {
        if (strcmp(platforms[i]->name, name) == 0)
            return platforms[i];
    }
    return NULL;
}

void delivery_destroy(struct delivery *delivery)
{
    if (delivery == NULL)
        return;
    arena_done(&delivery->arena);
    free(delivery);
}
