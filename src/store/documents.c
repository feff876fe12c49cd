/* Supporting documents: files of live entries, links in what was marked as evidence, and such
 * messages themselves. */
#include <string.h>

#include "disruption/base/json.h"
#include "disruption/base/utf8.h"
#include "store/room.h"

#define NAME_POINTS_MAX 80 /* characters of a message that stand for its name */

struct collection {
    struct arena *arena;
    struct document *documents;
    size_t count;
    struct js *seen; /* addresses that are in already */
};

static void add(struct collection *c, const struct document *document)
{
    if (document->url[0] != '\0') {
        if (js_flag(c->seen, document->url))
            return;
        js_put_flag(c->seen, document->url, true);
    }
    c->documents = grow(c->arena, c->documents, c->count, sizeof(*c->documents));
    c->documents[c->count++] = *document;
}

/* The file rows of one entry: they lie together, ordered by entry. */
static size_t first_file(const struct document *files, size_t count, int64_t entry)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (files[middle].entry < entry)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static const char *next_link(const char *text)
{
    const char *secure = strstr(text, "https://"), *plain = strstr(text, "http://");
    if (secure == NULL || (plain != NULL && plain < secure))
        return plain;
    return secure;
}

/* Up to white space or a bracket; what ends a sentence does not belong to the address. */
static size_t link_len(const char *link)
{
    size_t len = strcspn(link, " \t\n\r<>\"|`");
    while (len > 0 && strchr(".,;:!?)]}'", link[len - 1]) != NULL) {
        bool opened = link[len - 1] == ')' && memchr(link, '(', len) != NULL;
        if (opened)
            break;
        len--;
    }
    return len;
}

static size_t add_links(struct collection *c, const struct entry *entry)
{
    size_t found = 0;
    for (const char *at = next_link(entry->text); at != NULL;) {
        size_t len = link_len(at);
        const char *url = arena_slice(c->arena, (struct slice){at, len});
        const struct document link = {.name = url, .url = url, .size = -1, .entry = entry->number};
        add(c, &link);
        found++;
        at = next_link(at + len);
    }
    return found;
}

/* Evidence without file or link is the message itself. */
static void add_message(struct collection *c, const struct entry *entry)
{
    struct slice line = {entry->text, strcspn(entry->text, "\n")};
    struct slice front = utf8_front(line, NAME_POINTS_MAX);
    const char *cut = front.len < strlen(entry->text) ? "\xe2\x80\xa6" : "";
    const struct document message = {
        .name = arena_print(c->arena, "%.*s%s", SLICE_PRINT(front), cut),
        .url = entry->permalink == NULL ? "" : entry->permalink,
        .size = -1,
        .entry = entry->number,
    };
    add(c, &message);
}

struct document *documents_of(struct arena *arena, const struct entry *entries, size_t entry_count,
                              const struct document *files, size_t file_count,
                              const struct attached *attached, size_t attached_count, size_t *count)
{
    struct collection c = {.arena = arena, .seen = js_new_object()};
    for (size_t i = 0; i < entry_count; i++) {
        size_t found = 0;
        if (entries[i].state != ENTRY_LIVE)
            continue;
        for (size_t f = first_file(files, file_count, entries[i].number);
             f < file_count && files[f].entry == entries[i].number; f++, found++)
            add(&c, &files[f]);
        if ((entries[i].kinds & BIT(KIND_EVIDENCE)) == 0)
            continue;
        found += add_links(&c, &entries[i]);
        if (found == 0)
            add_message(&c, &entries[i]);
    }
    for (size_t i = 0; i < attached_count; i++) {
        const struct attached *one = &attached[i];
        const struct document link = {.name = one->caption != NULL ? one->caption : one->url, .url = one->url,
                                      .size = -1, .attached = one->number};
        add(&c, &link);
    }
    js_drop(c.seen);
    *count = c.count;
    return c.documents;
}
