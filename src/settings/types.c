/* One accept function for each type of text. Lengths are the row's business and were checked
 * before. */
#include "accept.h"
#include "types.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <glib.h>

#include "disruption/base/log.h"
#include "disruption/base/slice.h"
#include "disruption/base/utf8.h"

#define EMOJI_MAX 100  /* bytes; the longest short name in use has 60 */
#define HASHTAG_MAX 60 /* bytes */

static const char *accept_path(struct arena *arena, const char *text, const char **fault)
{
    (void)arena;
    return text[0] == '/' ? text : refuse(fault, "must be an absolute path, beginning with /");
}

static const char *accept_present_file(struct arena *arena, const char *text, const char **fault)
{
    struct stat about;
    if (accept_path(arena, text, fault) == NULL)
        return NULL;
    if (stat(text, &about) != 0 && (errno == ENOENT || errno == ENOTDIR))
        return refuse(fault, "must be the path of a file that is there");
    return text;
}

static const char *accept_platform(struct arena *arena, const char *text, const char **fault)
{
    (void)arena;
    if (strcmp(text, "slack") == 0)
        return text;
    return refuse(fault, strcmp(text, "mattermost") == 0
                             ? "must be slack; mattermost is not available in this version"
                             : "must be slack");
}

static const char *accept_command(struct arena *arena, const char *text, const char **fault)
{
    (void)arena;
    bool ok = text[0] == '/' && text[1] != '\0' && made_of(text + 1, LOWER DIGITS "-_");
    return ok ? text
              : refuse(fault,
                       "must be / and then lower-case letters, digits, - or _, as in /disruption");
}

/* The pattern without its placeholders; NULL when it has one that nobody fills. */
static const char *fixed_part(struct arena *arena, const char *pattern)
{
    static const char *const placeholders[] = {"{number}", "{slug}"};
    char *fixed = arena_text(arena, pattern);
    for (size_t i = 0; i < COUNT_OF(placeholders); i++) {
        size_t len = strlen(placeholders[i]);
        for (char *at; (at = strstr(fixed, placeholders[i])) != NULL;)
            memmove(at, at + len, strlen(at + len) + 1);
    }
    return strpbrk(fixed, "{}") == NULL ? fixed : NULL;
}

static const char *accept_channel_pattern(struct arena *arena, const char *text, const char **fault)
{
    const char *fixed = fixed_part(arena, text);
    if (fixed == NULL)
        return refuse(fault, "knows two placeholders, {number} and {slug}, and no others");
    if (strstr(text, "{number}") == NULL)
        return refuse(fault, "must contain {number}, or two channels could have one name");
    if (!made_of(fixed, LOWER DIGITS "-_"))
        return refuse(fault,
                      "may have lower-case letters, digits, - and _ around its placeholders");
    return text;
}

/* A name would have to be looked up in a list of all channels, and there may be very many. */
static const char *accept_channel(struct arena *arena, const char *text, const char **fault)
{
    (void)arena;
    bool ok = (text[0] == 'C' || text[0] == 'G') && text[1] != '\0' && made_of(text, UPPER DIGITS);
    return ok ? text
              : refuse(fault, "must be the channel's id, which Slack shows at the end of the "
                              "channel's details, as in C0123456789");
}

static const char *accept_emoji(struct arena *arena, const char *text, const char **fault)
{
    size_t len = strlen(text);
    bool colons = len > 2 && text[0] == ':' && text[len - 1] == ':';
    struct slice name = {text + colons, len - 2 * (size_t)colons};
    const char *kept = arena_slice(arena, name);
    if (strstr(kept, "::") != NULL)
        return refuse(fault, "must be written without a skin tone; every tone counts");
    bool ok = name.len > 0 && name.len <= EMOJI_MAX;
    uint32_t c;
    for (struct slice rest = name; ok && utf8_next(&rest, &c);)
        ok = c < 128 ? strchr(LOWER DIGITS "_-+'", (int)c) != NULL : g_unichar_isalnum(c);
    return ok ? kept
              : refuse(fault, "must be the short name of an emoji in lower case, as in memo or "
                              "white_check_mark");
}

/* Tags are met in any case, so that they are kept in one. */
static const char *accept_hashtag(struct arena *arena, const char *text, const char **fault)
{
    const char *word = text[0] == '#' ? text + 1 : text;
    bool ok = *word != '\0' && strlen(word) <= HASHTAG_MAX;
    bool letter = false;
    uint32_t c;
    for (struct slice rest = slice_of(word); ok && utf8_next(&rest, &c);) {
        letter |= g_unichar_isalpha(c);
        ok = c == '-' || c == '_' || g_unichar_isalnum(c);
    }
    if (!ok || !letter)
        return refuse(
            fault, "must be one word of letters, digits, - and _ with a letter in it, as in note");
    char *lower = g_utf8_strdown(word, -1);
    const char *kept = arena_text(arena, lower);
    g_free(lower);
    return kept;
}

static const char *accept_level(struct arena *arena, const char *text, const char **fault)
{
    enum log_level level;
    (void)arena;
    return log_level_read(text, &level) ? text
                                        : refuse(fault, "must be error, warning, info or debug");
}

const struct settings_type type_path = {"absolute path", SETTINGS_TEXT, accept_path};
const struct settings_type type_present_file = {"path of a file that exists", SETTINGS_TEXT,
                                                accept_present_file};
const struct settings_type type_platform = {"slack", SETTINGS_TEXT, accept_platform};
const struct settings_type type_command = {"slash command", SETTINGS_TEXT, accept_command};
const struct settings_type type_channel_pattern = {"pattern", SETTINGS_TEXT,
                                                   accept_channel_pattern};
const struct settings_type type_channel = {"channel id", SETTINGS_TEXT, accept_channel};
const struct settings_type type_emoji = {"emoji", SETTINGS_TEXT, accept_emoji};
const struct settings_type type_emojis = {"list of emoji", SETTINGS_WORDS, accept_emoji};
const struct settings_type type_hashtags = {"list of hashtags", SETTINGS_WORDS, accept_hashtag};
const struct settings_type type_level = {"error, warning, info or debug", SETTINGS_TEXT,
                                         accept_level};
/* Names of core's table of parts that it calls optional. */
static const char *accept_part(struct arena *arena, const char *text, const char **fault)
{
    static const char *const optional[] = {"updates", "lucky", "surprised", "similar"};
    (void)arena;
    for (size_t i = 0; i < COUNT_OF(optional); i++)
        if (strcmp(optional[i], text) == 0)
            return text;
    return refuse(fault, "must be updates, lucky, surprised or similar; the others are no option");
}

const struct settings_type type_parts = {"list of parts", SETTINGS_WORDS, accept_part};
const struct settings_type type_sections = {"list of name and question", SETTINGS_ROLES, NULL};
const struct settings_type type_roles = {"list of name and duty", SETTINGS_ROLES, NULL};
