/* Words that several verbs read. */
#include "words.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "disruption/base/parse.h"
#include "disruption/base/utf8.h"

#define ITEM_NUMBER_MAX INT64_C(1000000) /* of an entry or action; more is a slip */

static const struct mention *mention_of(const struct turn *turn, struct slice word)
{
    const struct command_line *typed = &turn->event->as.command;
    while (word.len > 1 && strchr(",;.:)", word.at[word.len - 1]) != NULL)
        word.len--;
    for (size_t i = 0; i < typed->mention_count && slice_starts(word, "@"); i++) {
        const struct mention *mention = &typed->mentions[i];
        if (mention->kind == MENTION_PERSON &&
            slice_equals((struct slice){word.at + 1, word.len - 1}, mention->id))
            return mention;
    }
    return NULL;
}

bool person_mentioned(const struct turn *turn, struct slice word)
{
    return mention_of(turn, word) != NULL;
}

static const struct person *known_person(const struct turn *turn, const char *id)
{
    for (size_t i = 0; i < turn->situation->people_count; i++) {
        if (strcmp(turn->situation->people[i].id, id) == 0)
            return &turn->situation->people[i];
    }
    return NULL;
}

bool person_read(const struct turn *turn, struct slice word, struct person *out, struct err *err)
{
    if (slice_equals_nocase(word, "none") || slice_equals_nocase(word, "nobody")) {
        *out = (struct person){0};
        return true;
    }
    if (slice_equals_nocase(word, "me") || slice_equals_nocase(word, "@me")) {
        *out = turn->situation->actor;
        return true;
    }
    const struct mention *mention = mention_of(turn, word);
    if (mention == NULL)
        return err_set(err, ERR_INVALID,
                       "\"%.*s\" is nobody I can find: pick the person from the list chat offers "
                       "after @, or write me or none",
                       SLICE_PRINT(utf8_front(word, 64)));
    const struct person *known = known_person(turn, mention->id);
    const char *name =
        mention->label != NULL && mention->label[0] != '\0' ? mention->label : mention->id;
    *out = known != NULL ? *known : (struct person){.id = mention->id, .name = name};
    return true;
}

void person_ask(const struct turn *turn, const struct person *person)
{
    if (person->id == NULL || known_person(turn, person->id) != NULL ||
        (turn->situation->actor.id != NULL && strcmp(person->id, turn->situation->actor.id) == 0))
        return;
    const char *key = arena_print(turn->out->arena, "person/%s", person->id);
    js_put_string(outcome_effect(turn->out, EFFECT_FETCH_PERSON, 0, key, key, false), "user",
                  person->id);
}

size_t service_find(const char *const *services, size_t count, const char *name)
{
    size_t i = 0;
    while (i < count && strcasecmp(services[i], name) != 0)
        i++;
    return i;
}

/* A name without white space and quotes around it. */
static struct slice bare_name(struct slice name)
{
    static const char *const quotes[] = {"\"", "\xe2\x80\x9c", "\xe2\x80\x9d", "\xe2\x80\x9e"};
    name = slice_trim(name);
    for (size_t i = 0; i < COUNT_OF(quotes); i++) {
        size_t len = strlen(quotes[i]);
        if (slice_starts(name, quotes[i])) {
            name.at += len;
            name.len -= len;
        }
        if (name.len >= len && memcmp(name.at + name.len - len, quotes[i], len) == 0)
            name.len -= len;
    }
    return slice_trim(name);
}

bool services_read(struct arena *arena, const char *text, const char ***out, size_t *count,
                   struct err *err)
{
    const char **names = arena_new(arena, SERVICES_MAX, sizeof(*names));
    size_t found = 0;
    struct slice rest = slice_of(text), piece;
    while (slice_split(&rest, ',', &piece)) {
        struct slice name = bare_name(piece);
        if (utf8_count(name) > SERVICE_NAME_MAX)
            return err_set(err, ERR_LIMITED,
                           "A service's name has at most %d characters: %.*s... has more",
                           SERVICE_NAME_MAX, SLICE_PRINT(utf8_front(name, 32)));
        const char *copy = arena_slice(arena, name);
        if (name.len == 0 || service_find(names, found, copy) < found)
            continue;
        if (found == SERVICES_MAX)
            return err_set(err, ERR_LIMITED,
                           "A disruption has at most %d services: name the ones hit first",
                           SERVICES_MAX);
        names[found++] = copy;
    }
    if (found == 0)
        return err_set(err, ERR_INVALID, "No service is named: write them like checkout,payments");
    *out = names;
    *count = found;
    return true;
}

bool severity_read(struct slice word, int *out, struct err *err)
{
    static const char *const prefixes[] = {"severity", "sev", "s", "p"};
    struct slice digits = word;
    for (size_t i = 0; i < COUNT_OF(prefixes); i++) {
        size_t len = strlen(prefixes[i]);
        if (digits.len > len && strncasecmp(digits.at, prefixes[i], len) == 0) {
            digits.at += len;
            digits.len -= len;
            break;
        }
    }
    if (digits.len == 2 && digits.at[0] == '-') {
        digits.at++;
        digits.len--;
    }
    int64_t value;
    if (!parse_integer(digits, 1, SEVERITY_MAX, &value))
        return err_set(err, ERR_INVALID, "\"%.*s\" is no severity: 1 is the worst, %d the least",
                       SLICE_PRINT(utf8_front(word, 64)), SEVERITY_MAX);
    *out = (int)value;
    return true;
}

int64_t tagged_number(struct slice word, char letter)
{
    int64_t number;
    if (word.len < 2 || toupper((unsigned char)word.at[0]) != letter ||
        !parse_integer((struct slice){word.at + 1, word.len - 1}, 1, ITEM_NUMBER_MAX, &number))
        return 0;
    return number;
}

void entry_add(const struct turn *turn, const struct new_entry *entry)
{
    struct buf kinds;
    buf_init(&kinds, LINE_MAX_BYTES);
    kinds_write(entry->kinds, &kinds);
    struct js *body = turn_fact(turn, FACT_ENTRY_ADDED);
    js_put_integer(body, "entry", entry->number);
    js_put_integer(body, "at_ms", entry->at_ms);
    js_put_string(body, "kinds", buf_string(&kinds));
    js_put_string(body, "author_id", entry->author->id);
    if (entry->author->name != NULL && strcmp(entry->author->name, entry->author->id) != 0)
        js_put_string(body, "party", entry->author->name); /* else it is filled in when the name is known */
    js_put_string(body, "text", arena_slice(turn->out->arena, entry->text));
    js_put_string(body, "source", "command");
    js_put_string(body, "taggers", "");
    buf_done(&kinds);
}
