/*
 * The hash of a journal row is SHA-256 over these lines, each ended by a newline:
 *
 *     previous hash, sequence number, disruption, kind, happened ms, learnt ms, hash of the body,
 * "+" and the actor
 *
 * The last is "-" alone for the daemon itself. Only the actor is foreign text, and it stands last,
 * so that no two rows give the same lines. Anybody can recompute it with sha256sum.
 */
#include "store/chain.h"

#include <inttypes.h>
#include <string.h>

#include "disruption/base/buf.h"

void chain_hash(const struct chain_row *row, char *out)
{
    struct buf text;
    buf_init(&text, SIZE_MAX / 2);
    buf_print(&text, "%s\n%" PRId64 "\n%" PRId64 "\n%s\n%" PRId64 "\n%" PRId64 "\n%s\n",
              row->prev_hash, row->seq, row->incident, row->kind, row->happened_ms, row->learnt_ms,
              row->body_hash);
    buf_text(&text, row->actor == NULL ? "-" : "+");
    buf_text(&text, row->actor);
    buf_char(&text, '\n');
    digest_hex(text.at, text.len, out);
    buf_done(&text);
}
