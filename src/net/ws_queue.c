/* A list of frames, each in one piece of memory with the room in front that libwebsockets writes
 * headers into. */
#include "ws_queue.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "disruption/base/memory.h"

struct ws_frame {
    struct ws_frame *next;
    size_t len;
    enum lws_write_protocol how;
    unsigned char at[]; /* LWS_PRE bytes, then the text */
};

static void drop_first(struct ws_queue *queue)
{
    struct ws_frame *frame = queue->first;
    queue->first = frame->next;
    if (queue->first == NULL)
        queue->last = NULL;
    queue->count--;
    free(frame);
}

void ws_queue_done(struct ws_queue *queue)
{
    while (queue->first != NULL)
        drop_first(queue);
}

void ws_queue_add(struct ws_queue *queue, const char *bytes, size_t len,
                  enum lws_write_protocol how)
{
    struct ws_frame *frame = mem_resize(NULL, 1, sizeof(*frame) + LWS_PRE + len);
    frame->next = NULL;
    frame->len = len;
    frame->how = how;
    if (len > 0)
        memcpy(frame->at + LWS_PRE, bytes, len);
    if (queue->last != NULL)
        queue->last->next = frame;
    else
        queue->first = frame;
    queue->last = frame;
    queue->count++;
}

/* Several frames leave the machine together: each alone would cost a packet, and the peer a
 * wake-up. */
static void hold_back(struct lws *wsi, int on)
{
    (void)setsockopt(lws_get_socket_fd(wsi), IPPROTO_TCP, TCP_CORK, &on,
                     sizeof(on)); /* refused: slower, no more */
}

static bool write_frames(struct ws_queue *queue, struct lws *wsi)
{
    while (queue->first != NULL) {
        struct ws_frame *frame = queue->first;
        int written = lws_write(wsi, frame->at + LWS_PRE, frame->len, frame->how);
        if (written < (int)frame->len)
            return false;
        drop_first(queue);
        if (queue->first != NULL && lws_send_pipe_choked(wsi)) {
            lws_callback_on_writable(wsi);
            break;
        }
    }
    return true;
}

bool ws_queue_write(struct ws_queue *queue, struct lws *wsi)
{
    bool several = queue->count > 1;
    if (several)
        hold_back(wsi, 1);
    bool written = write_frames(queue, wsi);
    if (several)
        hold_back(wsi, 0);
    return written;
}
