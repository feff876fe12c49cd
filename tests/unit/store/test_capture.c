/* Whatever order messages and marks arrive in, what is kept in the end is the same. */
#include "story.h"

#include "disruption/store/capture.h"

#define STATES_MAX 4

/* States of one message as they may arrive; version 0 ends. */
struct arrivals {
    const char *name;
    struct message states[STATES_MAX];
    const char *text; /* what must be kept in the end */
    bool deleted;
    const char *permalink;
};

static const struct mention mentions[] = {{MENTION_PERSON, "U3", "Bo"},
                                          {MENTION_CHANNEL, "C2", "general"}};
static const struct file_ref files[] = {{"F1", "cpu.png", "image/png", "https://f/1", "", 10}};

static const struct arrivals table[] = {
    {"newest_words_win",
     {{.text = "one", .version_us = 10},
      {.text = "two", .version_us = 20},
      {.text = "three", .version_us = 30}},
     "three",
     false,
     NULL},
    {"deletion_keeps_the_last_words",
     {{.text = "one", .version_us = 10},
      {.text = "two", .version_us = 20},
      {.text = "", .version_us = 30, .deleted = true}},
     "two",
     true,
     NULL},
    {"deletion_may_bring_the_last_words",
     {{.text = "one", .version_us = 10}, {.text = "two", .version_us = 30, .deleted = true}},
     "two",
     true,
     NULL},
    {"deleted_stays_deleted_though_an_edit_looks_newer",
     {{.text = "", .version_us = 20, .deleted = true}, {.text = "two", .version_us = 30}},
     "two",
     true,
     NULL},
    {"link_is_kept_from_whoever_knew_it",
     {{.text = "one", .version_us = 10, .permalink = "https://chat/1"},
      {.text = "two", .version_us = 20},
      {.text = "three", .version_us = 30}},
     "three",
     false,
     "https://chat/1"},
    {"files_and_mentions_follow_the_newest_words",
     {{.text = "one", .version_us = 10},
      {.text = "@U3 #general",
       .version_us = 20,
       .mentions = mentions,
       .mention_count = 2,
       .files = files,
       .file_count = 1}},
     "@U3 #general",
     false,
     NULL},
    {"the_same_state_twice_is_one",
     {{.text = "one", .version_us = 10},
      {.text = "one", .version_us = 10},
      {.text = "two", .version_us = 20}},
     "two",
     false,
     NULL},
};

static size_t state_count(const struct arrivals *row)
{
    size_t n = 0;
    while (n < STATES_MAX && row->states[n].version_us != 0)
        n++;
    return n;
}

static void arrive(struct fixture *f, const struct message *template, const char *ts)
{
    struct message message = *template;
    message.channel_id = "C1";
    message.ts = ts;
    message.author_id = "U7";
    message.posted_ms = T0;
    must(store_message_keep(f->store, &message, T0, &err));
}

static void assert_kept(struct fixture *f, const struct arrivals *row, const char *ts)
{
    struct tagged_message tagged;
    must(store_tagged_message(f->store, &f->arena, "C1", ts, &tagged, &err));
    assert_non_null(tagged.message);
    assert_string_equal(tagged.message->text, row->text);
    assert_int_equal(tagged.message->deleted, row->deleted);
    assert_string_equal(tagged.message->author_id, "U7");
    if (row->permalink != NULL)
        assert_string_equal(tagged.message->permalink, row->permalink);
    if (strchr(row->text, '#') == NULL)
        return;
    assert_int_equal(tagged.message->mention_count, 2);
    assert_string_equal(tagged.message->mentions[0].id, "U3");
    assert_int_equal(tagged.message->mentions[1].kind, MENTION_CHANNEL);
    assert_string_equal(tagged.message->mentions[1].label, "general");
    assert_int_equal(tagged.message->file_count, 1);
    assert_string_equal(tagged.message->files[0].name, "cpu.png");
    assert_int_equal(tagged.message->files[0].size, 10);
}

/* Every order of the row's states, each for a message of its own. */
static void permute(struct fixture *f, const struct arrivals *row, size_t *order, size_t used,
                    int *serial)
{
    size_t n = state_count(row);
    if (used == n) {
        char ts[16];
        snprintf(ts, sizeof(ts), "17.%d", (*serial)++);
        for (size_t i = 0; i < n; i++)
            arrive(f, &row->states[order[i]], ts);
        assert_kept(f, row, ts);
        return;
    }
    for (size_t i = 0; i < n; i++) {
        bool taken = false;
        for (size_t j = 0; j < used; j++)
            taken = taken || order[j] == i;
        if (taken)
            continue;
        order[used] = i;
        permute(f, row, order, used + 1, serial);
    }
}

static void every_order_ends_the_same(void **state)
{
    const struct arrivals *row = *state;
    size_t order[STATES_MAX];
    int serial = 0;
    void *made;
    memory_set_up(&made);
    struct fixture *f = made;
    declare(f);
    permute(f, row, order, 0, &serial);
    assert_true(serial >= 2);
    tear_down(&made);
}

static void mark(struct fixture *f, const char *ts, const char *name, const char *person, bool set,
                 int64_t version_us)
{
    const struct mark one = {.channel_id = "C1",
                             .ts = ts,
                             .source = MARK_REACTION,
                             .name = name,
                             .person_id = person,
                             .set = set,
                             .version_us = version_us};
    must(store_mark_keep(f->store, &one, T0, &err));
}

static size_t marks_of(struct fixture *f, const char *ts, struct tagged_message *out)
{
    must(store_tagged_message(f->store, &f->arena, "C1", ts, out, &err));
    return out->mark_count;
}

static void newest_state_of_a_mark_wins_in_any_order(void **state)
{
    struct fixture *f = *state;
    struct tagged_message tagged;
    declare(f);
    mark(f, "1", "memo", "U1", true, 10);
    mark(f, "1", "memo", "U1", false, 20);
    assert_int_equal(marks_of(f, "1", &tagged), 0);
    mark(f, "2", "memo", "U1", false, 20);
    mark(f, "2", "memo", "U1", true, 10);
    assert_int_equal(marks_of(f, "2", &tagged), 0);
    mark(f, "3", "memo", "U1", false, 20);
    mark(f, "3", "memo", "U1", true, 30);
    assert_int_equal(marks_of(f, "3", &tagged), 1);
    mark(f, "4", "memo", "U1", false, 20);
    mark(f, "4", "memo", "U1", true, 20);
    assert_int_equal(marks_of(f, "4", &tagged), 0);
}

static void marks_of_each_person_name_and_source_stand_apart(void **state)
{
    struct fixture *f = *state;
    struct tagged_message tagged;
    const struct mark pin = {.channel_id = "C1",
                             .ts = "1",
                             .source = MARK_PIN,
                             .name = "pin",
                             .person_id = "U1",
                             .set = true,
                             .version_us = 40};
    declare(f);
    mark(f, "1", "memo", "U1", true, 30);
    mark(f, "1", "bug", "U1", true, 10);
    mark(f, "1", "memo", "U2", true, 20);
    must(store_mark_keep(f->store, &pin, T0, &err));
    assert_int_equal(marks_of(f, "1", &tagged), 4);
    assert_null(tagged.message);
    assert_int_equal(tagged.marks[0].source, MARK_PIN);
    assert_string_equal(tagged.marks[1].name, "bug");
    assert_string_equal(tagged.marks[3].person_id, "U2");
    assert_string_equal(tagged.marks[3].ts, "1");
}

static void mark_brings_its_message_along(void **state)
{
    struct fixture *f = *state;
    struct tagged_message tagged;
    const struct message message = {
        .channel_id = "C1", .ts = "1", .text = "hello", .version_us = 5};
    const struct mark pin = {.channel_id = "C1",
                             .ts = "1",
                             .source = MARK_PIN,
                             .name = "pin",
                             .person_id = "U1",
                             .set = true,
                             .version_us = 40,
                             .message = &message};
    declare(f);
    must(store_mark_keep(f->store, &pin, T0, &err));
    assert_int_equal(marks_of(f, "1", &tagged), 1);
    assert_string_equal(tagged.message->text, "hello");
}

static void channel_of_no_disruption_has_none(void **state)
{
    struct fixture *f = *state;
    struct tagged_message tagged;
    must(store_tagged_message(f->store, &f->arena, "C404", "1", &tagged, &err));
    assert_null(tagged.incident);
}

/* The rule compares words with words: it must see what was said, not what is shown. */
static void entry_comes_with_ids_where_the_record_shows_names(void **state)
{
    struct fixture *f = *state;
    struct tagged_message tagged;
    tell_story(f);
    must(store_tagged_message(f->store, &f->arena, "C9", "17.1", &tagged, &err));
    assert_int_equal(tagged.incident->number, 1);
    assert_non_null(tagged.entry);
    assert_int_equal(tagged.entry->number, 1);
    assert_string_equal(tagged.entry->text, "@U3 sees 502s, @U9x does not");
    assert_string_equal(tagged.entry->taggers, "U1,U3");
    assert_int_equal(tagged.entry->kinds, BIT(KIND_NOTE) | BIT(KIND_CAUSE));
    must(store_tagged_message(f->store, &f->arena, "C9", "17.5", &tagged, &err));
    assert_int_equal(tagged.entry->action, 1);
    must(store_tagged_message(f->store, &f->arena, "C9", "17.404", &tagged, &err));
    assert_null(tagged.entry);
}

static void captured_things_follow_a_channel_to_its_new_id(void **state)
{
    struct fixture *f = *state;
    struct tagged_message tagged;
    const struct message message = {.text = "hello", .version_us = 5};
    declare(f);
    arrive(f, &message, "1");
    mark(f, "1", "memo", "U1", true, 10);
    give(f, FACT_CHANNEL_CHANGED, 1, T0, NULL, "{'channel_id':'C1','new_id':'C9'}");
    must(store_tagged_message(f->store, &f->arena, "C9", "1", &tagged, &err));
    assert_string_equal(tagged.message->text, "hello");
    assert_int_equal(tagged.mark_count, 1);
}

static void messages_of_a_channel_come_oldest_first(void **state)
{
    struct fixture *f = *state;
    const char **times;
    size_t count;
    struct message message = {.channel_id = "C1", .text = "x", .version_us = 1};
    static const struct {
        const char *ts;
        int64_t posted_ms;
    } posted[] = {{"b", T0 + 2}, {"a", T0 + 9}, {"c", T0 + 1}};
    for (size_t i = 0; i < COUNT_OF(posted); i++) {
        message.ts = posted[i].ts;
        message.posted_ms = posted[i].posted_ms;
        must(store_message_keep(f->store, &message, T0, &err));
    }
    mark(f, "a", "memo", "U1", true, 1);
    mark(f, "z", "memo", "U1", true, 1);
    mark(f, "z", "bug", "U2", true, 1);
    must(store_channel_messages(f->store, &f->arena, "C1", &times, &count, &err));
    assert_int_equal(count, 4);
    assert_string_equal(times[0], "c");
    assert_string_equal(times[1], "b");
    assert_string_equal(times[2], "a");
    assert_string_equal(times[3], "z");
}

static size_t messages_of(struct fixture *f, const char *channel_id)
{
    const char **times;
    size_t count;
    must(store_channel_messages(f->store, &f->arena, channel_id, &times, &count, &err));
    return count;
}

static void what_was_said_elsewhere_is_forgotten(void **state)
{
    struct fixture *f = *state;
    const struct message message = {.text = "hello", .version_us = 5};
    bool found;
    declare(f);
    arrive(f, &message, "1");
    mark(f, "2", "memo", "U1", true, 10);
    for (int i = 0; i < 100; i++) {
        char id[16];
        snprintf(id, sizeof(id), "CX%d", i);
        const struct message stray = {
            .channel_id = id, .ts = "1", .text = "lunch?", .version_us = 5};
        const struct mark tag = {.channel_id = id,
                                 .ts = "2",
                                 .source = MARK_REACTION,
                                 .name = "memo",
                                 .person_id = "U1",
                                 .set = true,
                                 .version_us = 5};
        must(store_message_keep(f->store, &stray, T0, &err));
        must(store_mark_keep(f->store, &tag, T0, &err));
    }
    must(store_strays_forget(f->store, &found, &err));
    assert_true(found);
    must(store_strays_forget(f->store, &found, &err));
    assert_true(found);
    must(store_strays_forget(f->store, &found, &err));
    assert_false(found);
    assert_int_equal(messages_of(f, "CX0") + messages_of(f, "CX99"), 0);
    assert_int_equal(messages_of(f, "C1"), 2);
}

int main(void)
{
    struct CMUnitTest tests[8 + COUNT_OF(table)] = {
        MEMORY_TEST(newest_state_of_a_mark_wins_in_any_order),
        MEMORY_TEST(marks_of_each_person_name_and_source_stand_apart),
        MEMORY_TEST(mark_brings_its_message_along),
        MEMORY_TEST(channel_of_no_disruption_has_none),
        MEMORY_TEST(entry_comes_with_ids_where_the_record_shows_names),
        MEMORY_TEST(captured_things_follow_a_channel_to_its_new_id),
        MEMORY_TEST(messages_of_a_channel_come_oldest_first),
        MEMORY_TEST(what_was_said_elsewhere_is_forgotten),
    };
    size_t n = 8;
    for (size_t i = 0; i < COUNT_OF(table); i++)
        tests[n++] = (struct CMUnitTest)ROW_TEST(every_order_ends_the_same, &table[i]);
    return _cmocka_run_group_tests("capture", tests, n, NULL, NULL);
}
