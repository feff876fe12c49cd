/* The table of keys, and how a value is shown. The sample file and the manual page say the same
 * words. */
#include "disruption/settings/key.h"

#include <stdbool.h>
#include <string.h>

#include "types.h"

#define AT(field) offsetof(struct settings, field)

#define KEY(name, type, unit, min, max, fallback, field, sentence)                                 \
    {                                                                                              \
        name, &type_##type, unit, min, max, fallback, sentence, AT(field)                          \
    }

/* Words are kept in arrays of sixteen with an end mark by those who look them up, hence 15. */
#define TAG(kind, place, emoji, words, becomes)                                                    \
    KEY("tags." kind ".reactions", emojis, "items", 0, 15, emoji, tags.kinds[place].reactions,     \
        "Reactions that make a message " becomes "."),                                             \
        KEY("tags." kind ".hashtags", hashtags, "items", 0, 15, words, tags.kinds[place].hashtags, \
            "Words after # that make a message " becomes ".")

/* clang-format off */
static const struct settings_key keys[] = {
    KEY("database.path", path, "characters", 1, 4000, "/var/lib/disruption/disruption.db",
        database.path, "The SQLite file that keeps everything; its folder must exist."),
    KEY("chat.platform", platform, NULL, 0, 0, "slack", chat.platform,
        "The chat in which disruptions are run."),
    KEY("slack.api_url", api_url, "characters", 1, 500, "https://slack.com/api/", slack.api_url,
        "Where Slack's Web API is; http:// to this machine alone."),
    KEY("slack.bot_token_file", path, "characters", 0, 4000, "\"\"", slack.bot_token_file,
        "File with the bot token (xoxb-); empty: a systemd credential or the environment."),
    KEY("slack.app_token_file", path, "characters", 0, 4000, "\"\"", slack.app_token_file,
        "File with the app-level token (xapp-); empty: a systemd credential or the environment."),
    KEY("slack.command", command, "characters", 2, 32, "/disruption", slack.command,
        "The slash command, as in the app's manifest."),
    KEY("tls.ca_file", present_file, "characters", 0, 4000, "\"\"", tls.ca_file,
        "Certificates in PEM form that are trusted in addition to the system's."),
    KEY("channel.name", channel_pattern, "characters", 8, 60, "\"dis-{number}-{slug}\"",
        channel.name, "How channels are named; {number} must occur, {slug} stands for the title."),
    KEY("channel.announce", channel, "characters", 0, 80, "\"\"", channel.announce,
        "The channel that hears of starts and ends, by its id (C0...); empty: none."),
    KEY("tags.confirm", emoji, "characters", 1, 100, "eyes", tags.confirm,
        "The reaction by which the bot shows that a tag was taken."),
    TAG("note", SETTINGS_NOTE, "[memo, pushpin]", "[note, timeline]", "a note in the timeline"),
    TAG("decision", SETTINGS_DECISION, "[scales]", "[decision]", "a decision"),
    TAG("finding", SETTINGS_FINDING, "[mag]", "[finding]", "a finding"),
    TAG("impact", SETTINGS_IMPACT, "[boom]", "[impact]", "a word on the impact"),
    TAG("cause", SETTINGS_CAUSE, "[bug]", "[cause]", "a word on the cause"),
    TAG("fix", SETTINGS_FIX, "[wrench]", "[fix]", "a fix"),
    TAG("good", SETTINGS_GOOD, "[heavy_plus_sign]", "[good]", "something that went well"),
    TAG("bad", SETTINGS_BAD, "[heavy_minus_sign]", "[bad]", "something that went badly"),
    TAG("lesson", SETTINGS_LESSON, "[bulb]", "[lesson]", "a lesson"),
    TAG("action", SETTINGS_ACTION, "[ballot_box_with_check]", "[action]", "an action item"),
    TAG("evidence", SETTINGS_EVIDENCE, "[paperclip]", "[evidence]", "a supporting document"),
    KEY("time.zone", zone, NULL, 0, 0, "UTC", time.zone,
        "The time zone of reports, beside UTC."),
    KEY("roles", roles, "items", 1, 15,
        "[{name: lead, duty: \"Decides, delegates, and keeps the whole picture.\"},\n"
        "{name: scribe, duty: \"Writes down and tags what happens, when, and who did it.\"},\n"
        "{name: comms, duty: \"Keeps those outside the channel informed, customers first.\"},\n"
        "{name: ops, duty: \"Works on the systems, and says each change before making it.\"}]", roles,
        "The roles people can take, and what each holder is told; the first one leads."),
    KEY("permissions.steer", steerers, "items", 0, 15, "[lead, scribe, reporter, admin]",
        permissions.steer, "Who may end, reopen, cancel, merge, hide, redact and publish."),
    KEY("permissions.admins", people, "items", 0, 15, "[]", permissions.admins,
        "People who may do everything, by their ids (U0...); the shell may as well."),
    KEY("permissions.guests", outsiders, NULL, 0, 0, "allow", permissions.guests,
        "What guests may do: all but begin and end disruptions, read alone, or nothing."),
    KEY("permissions.strangers", outsiders, NULL, 0, 0, "allow", permissions.strangers,
        "The same of people from other workspaces who share a channel."),
    KEY("files.keep", flag, NULL, 0, 0, "true", files.keep,
        "Whether files of tagged messages are fetched and kept beside the database."),
    KEY("files.max", bytes, NULL, 0, 0, "\"50 MB\"", files.max,
        "The largest file that is kept."),
    KEY("files.total", bytes, NULL, 0, 0, "\"1 GB\"", files.total,
        "How much is kept of one disruption's files."),
    KEY("retention.messages", days_kept, NULL, 0, 0, "90", retention.messages,
        "How many days after the end messages are kept that nobody tagged; 0: for ever."),
    KEY("retention.disruptions", days_kept, NULL, 0, 0, "0", retention.disruptions,
        "How many days after the end a disruption is kept at all; 0: for ever."),
    KEY("report.sections", sections, "items", 0, 15, "[]", report.sections,
        "Parts that reports have here beside the usual ones, each with the question it answers."),
    KEY("report.leave_out", parts, "items", 0, 4, "[]", report.leave_out,
        "Optional parts that reports go without: updates, lucky, surprised, similar."),
    KEY("reminders.enabled", flag, NULL, 0, 0, "true", reminders.enabled,
        "Whether people are reminded of what is due."),
    KEY("reminders.lead", spans, "items", 0, 8, "[5m, 15m]", reminders.lead,
        "When the channel hears that nobody leads yet."),
    KEY("reminders.severity", spans, "items", 0, 8, "[10m]", reminders.severity,
        "When the channel hears that no severity is set."),
    KEY("reminders.silence", spans, "items", 0, 5, "[20m, 40m, 60m]", reminders.silence,
        "How long nothing may be noted: at severity 1, 2, and so on; the last stands for all others."),
    KEY("reminders.open_for", span, NULL, 0, 0, "24h", reminders.open_for,
        "How long a disruption may be open before the channel is asked, in working hours."),
    KEY("reminders.report", counts, "items", 0, 8, "[1, 3, 5]", reminders.report,
        "How many working days after the end the owner of an unpublished report hears of it."),
    KEY("reminders.actions", counts, "items", 0, 8, "[0, 3, 7]", reminders.actions,
        "How many days after the due day the owner of an open action item hears of it."),
    KEY("reminders.digest", digest, NULL, 0, 0, "mon", reminders.digest,
        "The day on which overdue action items are listed in the announce channel."),
    KEY("reminders.quiet", span, NULL, 0, 0, "2m", reminders.quiet,
        "How long nobody must have written in the channel before a reminder comes there."),
    KEY("reminders.hours", hours, NULL, 0, 0, "\"09:00-17:00\"", reminders.hours,
        "Working hours, in the zone of time.zone; what is no emergency waits for them."),
    KEY("reminders.days", days, "items", 1, 7, "[mon, tue, wed, thu, fri]", reminders.days,
        "Working days."),
    KEY("web.listen", address, "characters", 0, 60, "127.0.0.1:8190", web.listen,
        "Where /livez, /readyz and /metrics are served; empty: nowhere."),
    KEY("control.socket", path, "characters", 1, 107, "/run/disruption/control.sock",
        control.socket, "The socket through which the command line speaks to the daemon."),
    KEY("log.level", level, NULL, 0, 0, "info", log.level,
        "The least important lines that are logged."),
};
/* clang-format on */

const struct settings_key *settings_keys(size_t *count)
{
    *count = COUNT_OF(keys);
    return keys;
}

/* Text that YAML takes for itself without quotes, anywhere. */
static bool is_bare(const char *text)
{
    static const char safe[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-+:";
    size_t len = strlen(text);
    return len > 0 && strspn(text, safe) == len && strchr("-+:.", text[0]) == NULL &&
           text[len - 1] != ':' && strcmp(text, "null") != 0;
}

static void write_text(const char *text, struct buf *out)
{
    if (is_bare(text)) {
        buf_text(out, text);
        return;
    }
    buf_char(out, '"');
    for (; *text != '\0'; text++) {
        if (*text == '"' || *text == '\\')
            buf_char(out, '\\');
        buf_char(out, *text);
    }
    buf_char(out, '"');
}

static void write_words(const struct settings_words *words, struct buf *out)
{
    buf_char(out, '[');
    for (size_t i = 0; i < words->count; i++) {
        buf_text(out, i > 0 ? ", " : "");
        write_text(words->at[i], out);
    }
    buf_char(out, ']');
}

static void write_roles(const struct settings_roles *roles, const char *second, struct buf *out)
{
    buf_char(out, '[');
    for (size_t i = 0; i < roles->count; i++) {
        buf_text(out, i > 0 ? ", {name: " : "{name: ");
        write_text(roles->at[i].name, out);
        buf_print(out, ", %s: ", second);
        write_text(roles->at[i].duty, out);
        buf_char(out, '}');
    }
    buf_char(out, ']');
}

void settings_value(const struct settings *settings, const struct settings_key *key,
                    struct buf *out)
{
    const void *value = (const char *)settings + key->offset;
    switch (key->type->form) {
    case SETTINGS_TEXT:
        write_text(*(const char *const *)value, out);
        break;
    case SETTINGS_WORDS:
        write_words(value, out);
        break;
    case SETTINGS_ROLES:
        write_roles(value, settings_second(key->type), out);
        break;
    }
}
