/* The list of faults. */
#include "faults.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "disruption/base/memory.h"
#include "disruption/base/utf8.h"

#define SENTENCE_MAX 1024 /* bytes */
#define QUOTE_MAX 48      /* characters of somebody's text that a sentence repeats */
#define TOKEN_PREFIX 5    /* bytes of "xoxb-" and "xapp-" */
#define TOKEN_LEN_MIN 8   /* bytes after the prefix; shorter is prose about tokens */

void faults_add(struct settings_faults *faults, int line, const char *format, ...)
{
    struct buf sentence;
    va_list args;
    if (faults_full(faults))
        return;
    buf_init(&sentence, SENTENCE_MAX);
    va_start(args, format);
    buf_vprint(&sentence, format, args);
    va_end(args);
    faults->at = mem_resize(faults->at, faults->count + 1, sizeof(*faults->at));
    faults->at[faults->count++] =
        (struct settings_fault){line, arena_text(&faults->arena, buf_string(&sentence))};
    buf_done(&sentence);
}

bool faults_full(const struct settings_faults *faults)
{
    return faults->count == SETTINGS_FAULTS_MAX;
}

void faults_sort(struct settings_faults *faults)
{
    for (size_t i = 1; i < faults->count; i++) {
        struct settings_fault fault = faults->at[i];
        size_t j = i;
        for (; j > 0 && faults->at[j - 1].line > fault.line; j--)
            faults->at[j] = faults->at[j - 1];
        faults->at[j] = fault;
    }
}

static bool is_token_prefix(const char *at)
{
    return memcmp(at, "xapp-", TOKEN_PREFIX) == 0 ||
           (memcmp(at, "xox", 3) == 0 && at[3] >= 'a' && at[3] <= 'z' && at[4] == '-');
}

static bool is_token_byte(char c)
{
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '-' ||
           c == '_' || c == '.';
}

static size_t token_run(const char *at, size_t len)
{
    size_t run = 0;
    while (run < len && is_token_byte(at[run]))
        run++;
    return run;
}

bool faults_next_token(struct slice *rest, struct slice *token)
{
    for (size_t i = 0; i + TOKEN_PREFIX < rest->len; i++) {
        if (!is_token_prefix(rest->at + i))
            continue;
        size_t run = token_run(rest->at + i + TOKEN_PREFIX, rest->len - i - TOKEN_PREFIX);
        if (run < TOKEN_LEN_MIN)
            continue;
        *token = (struct slice){rest->at + i, TOKEN_PREFIX + run};
        *rest = (struct slice){token->at + token->len, rest->len - i - token->len};
        return true;
    }
    return false;
}

const char *faults_quote(struct settings_faults *faults, const char *text)
{
    struct slice all = slice_of(text), rest = all, token;
    if (faults_next_token(&rest, &token))
        return "(a token)";
    struct slice front = utf8_front(all, QUOTE_MAX);
    char *shown = arena_print(&faults->arena, "\"%.*s%s\"", SLICE_PRINT(front),
                              front.len < all.len ? "..." : "");
    for (char *at = shown; *at != '\0'; at++)
        if ((unsigned char)*at < ' ' || *at == 0x7F)
            *at = '?';
    return shown;
}

void settings_faults_write(const struct settings_faults *faults, struct buf *out)
{
    for (size_t i = 0; i < faults->count; i++) {
        buf_text(out, faults->file);
        if (faults->at[i].line > 0)
            buf_print(out, ":%d", faults->at[i].line);
        buf_print(out, ": %s\n", faults->at[i].sentence);
    }
    if (faults_full(faults))
        buf_print(out, "%s: there may be more faults than these %d\n", faults->file,
                  SETTINGS_FAULTS_MAX);
}

void settings_faults_done(struct settings_faults *faults)
{
    if (faults == NULL)
        return;
    free(faults->at);
    arena_done(&faults->arena);
    *faults = (struct settings_faults){0};
}
