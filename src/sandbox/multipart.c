/* A small reader of multipart/form-data, as browsers and client libraries write it (RFC 7578). */
#include <string.h>
#include <strings.h>

#include "sandbox/args.h"

#define BOUNDARY_MAX 70 /* characters, RFC 2046 */

static struct slice find(struct slice text, const char *needle, size_t needle_len)
{
    const char *at = text.len == 0 ? NULL : memmem(text.at, text.len, needle, needle_len);
    struct slice found = {at, at == NULL ? 0 : text.len - (size_t)(at - text.at)};
    return found;
}

/* The value of ; name=value or ; name="value" in a header; empty when absent. */
static struct slice parameter(struct slice header, const char *name)
{
    struct slice piece;
    struct slice none = {"", 0};
    while (slice_split(&header, ';', &piece)) {
        struct slice key;
        piece = slice_trim(piece);
        if (!slice_split(&piece, '=', &key) || !slice_equals_nocase(slice_trim(key), name))
            continue;
        piece = slice_trim(piece);
        if (piece.len >= 2 && piece.at[0] == '"' && piece.at[piece.len - 1] == '"')
            piece = (struct slice){piece.at + 1, piece.len - 2};
        return piece;
    }
    return none;
}

struct slice part_boundary(const char *content_type)
{
    struct slice none = {"", 0};
    if (strncasecmp(content_type, "multipart/form-data", strlen("multipart/form-data")) != 0)
        return none;
    struct slice boundary = parameter(slice_of(content_type), "boundary");
    return boundary.len > BOUNDARY_MAX ? none : boundary;
}

static void read_headers(struct slice headers, struct part *part)
{
    static const char wanted[] = "content-disposition:";
    struct slice line;
    while (slice_split(&headers, '\n', &line)) {
        line = slice_trim(line);
        if (line.len < strlen(wanted) || strncasecmp(line.at, wanted, strlen(wanted)) != 0)
            continue;
        part->name = parameter(line, "name");
        part->filename = parameter(line, "filename");
    }
}

bool part_next(struct slice *body, struct slice boundary, struct part *part)
{
    char mark[BOUNDARY_MAX + 5] = "\r\n--";
    if (boundary.len == 0 || boundary.len > BOUNDARY_MAX)
        return false;
    memcpy(mark + 4, boundary.at, boundary.len);
    size_t mark_len = boundary.len + 4;
    struct slice at = find(*body, mark + 2, mark_len - 2); /* the first has no line end before it */
    if (at.len < mark_len || memcmp(at.at + mark_len - 2, "\r\n", 2) != 0)
        return false;
    struct slice head = {at.at + mark_len, at.len - mark_len};
    struct slice blank = find(head, "\r\n\r\n", 4);
    if (blank.len == 0)
        return false;
    struct slice content = {blank.at + 4, blank.len - 4};
    struct slice end = find(content, mark, mark_len);
    if (end.len == 0)
        return false;
    *part = (struct part){{"", 0}, {"", 0}, {content.at, content.len - end.len}};
    read_headers((struct slice){head.at, head.len - blank.len}, part);
    *body = (struct slice){end.at + 2, end.len - 2};
    return true;
}
