/* Channel names: what a title becomes when only small ASCII letters, digits and dashes are allowed.
 */
#include "disruption/core/channel_name.h"

#include <glib.h>
#include <inttypes.h>
#include <string.h>

#include "disruption/base/attributes.h"
#include "disruption/base/utf8.h"

#define SLUG_MAX 4096 /* bytes; a title's limit is far below */

/* Letters that no normal form takes apart. */
static const struct {
    uint32_t code;
    const char *ascii;
} letters[] = {
    {0x00DF, "ss"}, {0x00E6, "ae"}, {0x00F0, "d"}, {0x00F8, "o"},  {0x00FE, "th"}, {0x0111, "d"},
    {0x0127, "h"},  {0x0131, "i"},  {0x0142, "l"}, {0x014B, "ng"}, {0x0153, "oe"}, {0x0167, "t"},
};

static const char *fold(uint32_t code)
{
    for (size_t i = 0; i < COUNT_OF(letters); i++) {
        if (letters[i].code == code)
            return letters[i].ascii;
    }
    return NULL;
}

static bool is_apostrophe(uint32_t code)
{
    return code == '\'' || code == 0x2019 || code == 0x02BC;
}

/* Appends one dash unless one stands there or nothing does. */
static void add_dash(struct buf *out)
{
    if (out->len > 0 && out->at[out->len - 1] != '-')
        buf_char(out, '-');
}

static void trim_dashes(struct buf *out)
{
    while (out->len > 0 && (out->at[out->len - 1] == '-' || out->at[out->len - 1] == '_'))
        buf_cut(out, out->len - 1);
}

/* Lower case ASCII words of text, joined by single dashes. */
static void write_slug(const char *text, struct buf *out)
{
    struct buf clean;
    buf_init(&clean, SLUG_MAX);
    utf8_clean(&clean, utf8_front(slice_of(text), SLUG_MAX / 4));
    char *apart = g_utf8_normalize(buf_string(&clean), -1, G_NORMALIZE_NFKD);
    struct slice rest = slice_of(apart);
    uint32_t code;
    while (utf8_next(&rest, &code)) {
        code = g_unichar_tolower(code);
        const char *ascii = fold(code);
        if (ascii != NULL)
            buf_text(out, ascii);
        else if (code < 0x80 && (g_ascii_isalnum((char)code) || code == '_'))
            buf_char(out, (char)code);
        else if (!g_unichar_ismark(code) && !is_apostrophe(code))
            add_dash(out);
    }
    trim_dashes(out);
    g_free(apart);
    buf_done(&clean);
}

/* At most max bytes, cut between words unless the first word is longer. */
static void cut_words(struct buf *slug, size_t max)
{
    if (slug->len <= max)
        return;
    size_t end = max;
    while (end > 0 && slug->at[end] != '-')
        end--;
    buf_cut(slug, end > 0 ? end : max);
    trim_dashes(slug);
}

/* The pattern with its places filled; what is not allowed in a name becomes a dash. */
static void fill(const char *pattern, int64_t number, const char *slug, struct buf *out)
{
    static const char number_place[] = "{number}", slug_place[] = "{slug}";
    struct buf raw;
    buf_init(&raw, SLUG_MAX);
    while (*pattern != '\0') {
        if (strncmp(pattern, number_place, strlen(number_place)) == 0) {
            buf_print(&raw, "%" PRId64, number);
            pattern += strlen(number_place);
        } else if (strncmp(pattern, slug_place, strlen(slug_place)) == 0) {
            buf_text(&raw, slug);
            pattern += strlen(slug_place);
        } else {
            buf_char(&raw, *pattern++);
        }
    }
    for (size_t i = 0; i < raw.len; i++) {
        char c = g_ascii_tolower(raw.at[i]);
        if (g_ascii_isalnum(c) || (c == '_' && out->len > 0))
            buf_char(out, c);
        else
            add_dash(out);
    }
    trim_dashes(out);
    buf_done(&raw);
}

void channel_name_write(const char *pattern, int64_t number, const char *title, int attempt,
                        struct buf *out)
{
    struct buf slug, name, suffix;
    buf_init(&slug, SLUG_MAX);
    buf_init(&name, SLUG_MAX);
    buf_init(&suffix, SLUG_MAX);
    if (attempt > 1)
        buf_print(&suffix, "-%d", attempt);
    size_t room = CHANNEL_NAME_MAX - suffix.len;
    fill(pattern, number, "x", &name); /* how long it is around the slug */
    size_t around = name.len - 1;
    write_slug(title, &slug);
    cut_words(&slug, around < room ? room - around : 0);
    buf_clear(&name);
    fill(pattern, number, buf_string(&slug), &name);
    if (name.len == 0)
        buf_print(&name, "%" PRId64,
                  number); /* a pattern of the slug alone, and no letter to use */
    cut_words(&name, room);
    buf_slice(out, (struct slice){buf_string(&name), name.len});
    buf_slice(out, (struct slice){buf_string(&suffix), suffix.len});
    buf_done(&slug);
    buf_done(&name);
    buf_done(&suffix);
}
