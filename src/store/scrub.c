/*
 * Two texts say the same when their letters and digits do: escapes, entities, line breaks and what else a format puts
 * between them does not count. Lines of a report are found by the entry they cite as well.
 */
#include "store/scrub.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "disruption/base/slice.h"

#define LETTERS_MIN 4 /* of words that are looked for: fewer stand in every text */
#define ENTITY_MAX 12 /* bytes of "&nbsp;" and its like */
#define LABEL_MAX 48  /* bytes of "D-42 T17" */
#define ITEM_BOX 6     /* bytes of "- [ ] " */
#define CELLS_BEFORE 3 /* number, time and party of a timeline's row */

static bool is_letter(char c)
{
    return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* Bytes at the front that are no letters, though they look like some: "&amp;", "<br>", an isolate. */
static size_t noise(const char *at)
{
    if (strncmp(at, "\xe2\x81", 2) == 0 && (unsigned char)at[2] >= 0xa6 && (unsigned char)at[2] <= 0xa9)
        return 3;
    if (strncmp(at, "<br>", 4) == 0)
        return 4;
    if (*at != '&')
        return 0;
    size_t len = 1 + strspn(at + 1, "#abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
    return len > 1 && len < ENTITY_MAX && at[len] == ';' ? len + 1 : 0;
}

/* Steps over what is not a letter; entities only where the text has them for signs. */
static const char *next_letter(const char *at, bool entities)
{
    for (;;) {
        size_t skip = entities ? noise(at) : 0;
        if (skip == 0 && (*at == '\0' || is_letter(*at)))
            return at;
        at += skip == 0 ? 1 : skip;
    }
}

/* Bytes of text that say all the words; 0: it says something else. */
static size_t match(const char *text, const char *words, bool entities)
{
    const char *at = text, *end = text;
    for (const char *w = next_letter(words, false); *w != '\0'; w = next_letter(w + 1, false)) {
        at = next_letter(at, entities);
        if (*at != *w)
            return 0;
        end = ++at;
    }
    return is_letter(*end) && noise(end) == 0 ? 0 : (size_t)(end - text);
}

static size_t letter_count(const char *words)
{
    size_t count = 0;
    for (const char *w = next_letter(words, false); *w != '\0'; w = next_letter(w + 1, false))
        count++;
    return count;
}

static size_t match_any(const struct scrub *scrub, const char *text)
{
    size_t longest = 0;
    for (size_t i = 0; i < scrub->word_count; i++) {
        size_t len = match(text, scrub->words[i], true), bare = match(text, scrub->words[i], false);
        len = len > bare ? len : bare;
        if (len > longest && letter_count(scrub->words[i]) >= LETTERS_MIN)
            longest = len;
    }
    return longest;
}

bool scrub_words(const struct scrub *scrub, const char *text, struct buf *out)
{
    bool changed = false;
    for (const char *at = text; *at != '\0';) {
        bool begins = is_letter(*at) && (at == text || !is_letter(at[-1]));
        size_t len = begins ? match_any(scrub, at) : 0;
        if (len > 0) {
            buf_text(out, scrub->tombstone);
            at += len;
            changed = true;
        } else {
            buf_char(out, *at++);
        }
    }
    return changed;
}

/* "(T17", "[T17](" or "| T17 |" in a line. */
static bool cites(const struct scrub *scrub, struct slice line)
{
    static const char *const around[][2] = {{"(", ")"}, {"(", ","}, {"[", "]"}, {"| ", " |"}};
    char label[LABEL_MAX + 4];
    for (size_t i = 0; i < COUNT_OF(around); i++) {
        int len = snprintf(label, sizeof(label), "%s%sT%" PRId64 "%s", around[i][0], scrub->of, scrub->entry, around[i][1]);
        if (memmem(line.at, line.len, label, (size_t)len) != NULL)
            return true;
    }
    return false;
}

/* "- [ ] A3 words" or "- [x] ~~A3 words~~". */
static bool is_item(const struct scrub *scrub, struct slice line)
{
    char label[LABEL_MAX];
    int len = snprintf(label, sizeof(label), "%sA%" PRId64 " ", scrub->of, scrub->item);
    if (scrub->item == 0 || !slice_starts(line, "- [") || line.len < ITEM_BOX)
        return false;
    struct slice rest = {line.at + ITEM_BOX, line.len - ITEM_BOX};
    size_t struck = slice_starts(rest, "~~") ? 2 : 0;
    return rest.len > struck + (size_t)len && memcmp(rest.at + struck, label, (size_t)len) == 0;
}

/* The front of a table's row that says nothing of what happened. */
static size_t cells_len(struct slice line)
{
    size_t i = 0;
    for (size_t cells = 0; i < line.len && cells <= CELLS_BEFORE; i++)
        cells += line.at[i] == '|' && (i == 0 || line.at[i - 1] != '\\');
    return i;
}

static void write_emptied(const struct scrub *scrub, struct slice line, bool item, struct buf *out)
{
    if (slice_starts(line, "|")) {
        buf_add(out, line.at, cells_len(line));
        buf_print(out, " %s |", scrub->tombstone);
    } else if (item) {
        buf_add(out, line.at, ITEM_BOX);
        buf_print(out, "%sA%" PRId64 " %s", scrub->of, scrub->item, scrub->tombstone);
    } else {
        buf_print(out, "%s%s (%sT%" PRId64 ")", slice_starts(line, "- ") ? "- " : "", scrub->tombstone, scrub->of,
                  scrub->entry);
    }
}

bool scrub_report(const struct scrub *scrub, const char *markdown, struct buf *out)
{
    struct buf cited;
    bool changed = false;
    buf_init(&cited, out->max);
    for (const char *at = markdown; *at != '\0';) {
        struct slice line = {at, strcspn(at, "\n")};
        bool item = is_item(scrub, line);
        if (item || cites(scrub, line)) {
            write_emptied(scrub, line, item, &cited);
            changed = true;
        } else {
            buf_slice(&cited, line);
        }
        at += line.len;
        if (*at == '\n')
            buf_char(&cited, *at++);
    }
    changed = scrub_words(scrub, buf_string(&cited), out) || changed;
    buf_done(&cited);
    return changed;
}
