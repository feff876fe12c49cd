/* Answers of the Web API on their way out: at once, late, or never, as faults want it. */
#include <stdio.h>
#include <stdlib.h>

#include "disruption/base/memory.h"
#include "sandbox/server_private.h"

struct late {
    struct late *next;
    struct sandbox_server *server;
    struct timer *timer;
    uint64_t id;
    struct api_answer answer;
};

void late_send(struct sandbox_server *server, uint64_t id, const struct api_answer *answer)
{
    char seconds[24];
    struct http_header headers[2];
    size_t count = 0;
    if (answer->lost) {
        http_server_drop(server->http, id);
        return;
    }
    if (answer->scopes != NULL)
        headers[count++] = (struct http_header){"x-oauth-scopes", answer->scopes};
    if (answer->retry_after >= 0) {
        snprintf(seconds, sizeof seconds, "%lld", (long long)answer->retry_after);
        headers[count++] = (struct http_header){"retry-after", seconds};
    }
    const struct http_response response = {
        .status = answer->status,
        .content_type = answer->content_type,
        .body = answer->body,
        .body_len = answer->body_len,
        .headers = headers,
        .header_count = count,
    };
    (void)http_server_answer(server->http, id, &response); /* who hung up does not want it */
}

static void late_free(struct late *late)
{
    struct late **at = &late->server->late;
    while (*at != late)
        at = &(*at)->next;
    *at = late->next;
    timer_destroy(late->timer);
    api_answer_done(&late->answer);
    free(late);
}

static void fired(void *ctx)
{
    struct late *late = ctx;
    late_send(late->server, late->id, &late->answer);
    late_free(late);
}

void late_answer(struct sandbox_server *server, uint64_t id, struct api_answer *answer)
{
    if (answer->delay_ms == 0) {
        late_send(server, id, answer);
        api_answer_done(answer);
        return;
    }
    struct late *late = mem_new(1, sizeof *late);
    late->server = server;
    late->id = id;
    late->answer = *answer;
    late->timer = timer_create_on(server->loop, fired, late);
    late->next = server->late;
    server->late = late;
    timer_set(late->timer, answer->delay_ms);
}

void late_drop_all(struct sandbox_server *server)
{
    while (server->late != NULL)
        late_free(server->late);
}
