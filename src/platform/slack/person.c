/* People and bots as users.info, bots.info and user_change describe them. */
#include <string.h>

#include "decode.h"
#include "disruption/base/utf8.h"
#include "names.h"

#define NAME_CHARS_MAX 80 /* Slack's own limit of a display name */
#define ZONE_MAX 64       /* bytes; the longest IANA name has about 32 */

static bool add_name(struct buf *out, const char *name)
{
    utf8_clean(out, utf8_front(slice_trim(slice_of(name == NULL ? "" : name)), NAME_CHARS_MAX));
    return out->len > 0;
}

static const char *name_of(struct arena *arena, const struct js *user, const char *id)
{
    const struct js *profile = js_at(user, "profile");
    const char *const names[] = {js_string(profile, "display_name"),
                                 js_string(profile, "real_name"), js_string(user, "real_name"),
                                 js_string(user, "name"), id};
    struct buf name;
    buf_init(&name, NAME_CHARS_MAX * 4);
    for (size_t i = 0; i < COUNT_OF(names) && !add_name(&name, names[i]); i++)
        ;
    const char *copy = arena_text(arena, buf_string(&name));
    buf_done(&name);
    return copy;
}

static const char *zone_of(struct arena *arena, const struct js *user)
{
    const char *zone = js_string(user, "tz"); /* "Europe/Paris": has a slash, so no id */
    return zone != NULL && zone[0] != '\0' && strlen(zone) <= ZONE_MAX ? arena_text(arena, zone)
                                                                       : NULL;
}

/* Of another workspace. Slack's own is_stranger leaves out those who share a channel with us. People of an organisation
 * have one home of its many workspaces. */
static bool is_stranger(const struct js *user, const char *team_id)
{
    const char *home = js_string_or(user, "team_id", "");
    bool elsewhere = team_id != NULL && team_id[0] != '\0' && home[0] != '\0' && strcmp(home, team_id) != 0;
    return js_flag(user, "is_stranger") || (elsewhere && js_at(user, "enterprise_user") == NULL);
}

bool slack_person_read(struct arena *arena, const struct js *user, const char *team_id, struct person *out)
{
    const char *id = slack_id(arena, user, "id");
    if (id == NULL)
        return false;
    *out =
        (struct person){.id = id, .name = name_of(arena, user, id), .zone = zone_of(arena, user)};
    out->bot = js_flag(user, "is_bot") || strcmp(id, "USLACKBOT") == 0;
    out->stranger = is_stranger(user, team_id);
    out->guest = js_flag(user, "is_restricted") || js_flag(user, "is_ultra_restricted") || out->stranger;
    out->admin = js_flag(user, "is_admin") || js_flag(user, "is_owner") || js_flag(user, "is_primary_owner");
    return true;
}

bool slack_person_read_bot(struct arena *arena, const struct js *bot, struct person *out)
{
    const char *id = slack_id(arena, bot, "id");
    if (id == NULL)
        return false;
    *out = (struct person){.id = id, .name = name_of(arena, bot, id), .bot = true};
    return true;
}
