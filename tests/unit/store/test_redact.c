/* Redaction: no byte of the words stays, and the record still proves itself. */
#include "fixture.h"

#include "disruption/core/policy.h"
#include "disruption/store/capture.h"
#include "disruption/store/export.h"
#include "disruption/store/outbox.h"
#include "store/room.h"
#include "store/scrub.h"

#define SECRET "hunter2-is-the-password"
#define OTHERS 400 /* entries beside it, so that pages split and move */

static bool file_says(const char *path, const char *words)
{
    FILE *file = fopen(path, "r");
    if (file == NULL)
        return false;
    static char bytes[8 << 20];
    size_t len = fread(bytes, 1, sizeof(bytes), file);
    fclose(file);
    return memmem(bytes, len, words, strlen(words)) != NULL;
}

static bool disk_says(const struct fixture *f, const char *words)
{
    char wal[160];
    snprintf(wal, sizeof(wal), "%s-wal", f->path);
    return file_says(f->path, words) || file_says(wal, words);
}

static void expect_clean(struct fixture *f)
{
    struct store_verdict verdict;
    must(store_verify(f->store, &verdict, &err));
    assert_string_equal(verdict.detail, "");
}

static void say(struct fixture *f, const char *text, int64_t version_us)
{
    const struct message message = {.channel_id = "C1", .ts = "17.1", .author_id = "UBO", .text = text,
                                    .posted_ms = T0, .version_us = version_us};
    must(store_message_keep(f->store, &message, T0, &err));
}

static void add_entry(struct fixture *f, int number, const char *text)
{
    char body[4096];
    snprintf(body, sizeof(body),
             "{'entry':%d,'at_ms':1767225600000,'kinds':'note','source':'tag','taggers':'UBO','author_id':'UBO',"
             "'channel_id':'C1','message_ts':'17.%d','text':'%s'}",
             number, number, text);
    give(f, FACT_ENTRY_ADDED, 1, T0 + number, "UBO", body);
}

/* A disruption in which T1 names a secret, in every place that repeats entries. */
static void tell(struct fixture *f)
{
    give(f, FACT_DECLARED, 1, T0, "UANA", "{'title':'carts','services':[]}");
    give(f, FACT_CHANNEL_LINKED, 1, T0, NULL, "{'channel_id':'C1','name':'dis-1'}");
    say(f, "careful: " SECRET, 1);
    add_entry(f, 1, "careful: " SECRET);
    for (int i = 2; i < OTHERS; i++)
        add_entry(f, i, "something else that was long enough to fill a page with the others in a while");
    give(f, FACT_ENTRY_CHANGED, 1, T0, "UBO", "{'entry':1,'why':'edited','text':'again " SECRET " @UANA'}");
    give(f, FACT_ACTION_ADDED, 1, T0, "UBO", "{'item':1,'entry':1,'text':'change " SECRET "'}");
    give(f, FACT_FIELD_SET, 1, T0, "UBO", "{'field':'cause','value':'was careful: " SECRET ", and more'}");
    give(f, FACT_FIELD_SET, 1, T0, "UBO", "{'field':'title','value':'careful: " SECRET " @UZED'}");
    give(f, FACT_FIELD_SET, 1, T0, "UBO", "{'field':'title','value':'carts'}");
    give(f, FACT_SECTION_SET, 1, T0, "UBO", "{'section':'good','by':'command','text':'change " SECRET " at once'}");
    give(f, FACT_RESOLVED, 1, T0, "UBO", "{'ended_ms':1767225700000,'text':'change " SECRET "'}");
    give(f, FACT_REPORT_DRAFTED, 1, T0, NULL,
         "{'revision':1,'markdown':'# D-1\\n| T1 | 00:00 | Bo | again hunter2\\\\-is\\\\-the\\\\-password |\\n"
         "| T11 | 00:01 | Bo | stays |\\n- [ ] A1 change " SECRET " (@Bo)\\nAna wrote: *again " SECRET " @UANA*.\\n'}");
}

static void redact(struct fixture *f)
{
    give(f, FACT_REDACTED, 1, T0 + MINUTE, "UANA", "{'entry':1,'why':'a password'}");
}

static void commit(struct fixture *f)
{
    must(store_commit(f->store, &err));
    must(store_tidy(f->store, true, &err));
}

static void no_byte_of_the_words_stays_in_the_file_or_its_log(void **state)
{
    struct fixture *f = *state;
    must(store_open(f->path, STORE_WRITE, &f->store, &err));
    must(store_begin(f->store, &err));
    tell(f);
    const struct effect post = {EFFECT_POST, 1, "1/say/1", "C1", false, json("{'about':'T1','text':'" SECRET "'}")};
    int64_t row;
    must(store_outbox_add(f->store, &post, T0, &row, &err));
    js_drop(post.body);
    commit(f);
    assert_true(disk_says(f, "hunter2"));
    must(store_begin(f->store, &err));
    redact(f);
    commit(f);
    assert_false(disk_says(f, "hunter2"));
    assert_true(disk_says(f, "something else that was"));
    expect_clean(f);
}

static void tell_redact_and_stay_open(struct fixture *f)
{
    open_writer(f);
    must(store_begin(f->store, &err));
    tell(f);
    must(store_commit(f->store, &err));
    must(store_begin(f->store, &err));
    redact(f);
    must(store_commit(f->store, &err));
}

static void what_a_dead_daemon_left_is_emptied_by_the_next(void **state)
{
    struct fixture *f = *state;
    crash_after(f, tell_redact_and_stay_open);
    assert_true(disk_says(f, "hunter2"));
    open_writer(f);
    must(store_tidy(f->store, true, &err));
    assert_false(disk_says(f, "hunter2"));
    expect_clean(f);
}

static void words_deep_inside_of_what_was_shown_go(void **state)
{
    struct fixture *f = *state;
    struct outbox_row row;
    tell(f);
    const struct effect home = {EFFECT_HOME, 0, "home/UBO", "home/UBO", true,
                                json("{'user':'UBO','home':{'sections':[{'lines':['A1 change " SECRET " (carts)']}]}}")};
    int64_t id;
    must(store_outbox_add(f->store, &home, T0, &id, &err));
    js_drop(home.body);
    redact(f);
    must(store_outbox_get(f->store, id, &row, &err));
    char *text = js_dump(row.effect.body);
    assert_null(strstr(text, "hunter2"));
    assert_non_null(strstr(text, "(carts)"));
    free(text);
    outbox_row_done(&row);
}

/* A snapshot begins with what is first read in it. */
static void expect_reading(struct store *reader)
{
    struct incident head;
    struct arena arena = {0};
    must(store_incident_get(reader, &arena, 1, &head, &err));
    arena_done(&arena);
}

static void emptying_the_file_waits_for_readers_and_does_not_insist(void **state)
{
    struct fixture *f = *state;
    struct store *reader;
    must(store_open(f->path, STORE_WRITE, &f->store, &err));
    must(store_begin(f->store, &err));
    tell(f);
    must(store_commit(f->store, &err));
    must(store_open(f->path, STORE_READ, &reader, &err));
    must(snapshot_begin(reader, &err));
    expect_reading(reader);
    must(store_begin(f->store, &err));
    redact(f);
    sqlite3_busy_timeout(f->store->db, 0);
    commit(f);
    snapshot_end(reader);
    store_close(reader);
    must(store_tidy(f->store, true, &err)); /* too soon after a try in vain */
    assert_true(disk_says(f, "hunter2"));
    f->store->wipe_again_ms = 0;
    must(store_tidy(f->store, true, &err));
    assert_false(disk_says(f, "hunter2"));
}

/* More words than can be remembered are not looked for one by one. */
static void the_file_is_made_anew_after_very_many_words(void **state)
{
    struct fixture *f = *state;
    must(store_open(f->path, STORE_WRITE, &f->store, &err));
    for (int i = 0; i < WIPED_MAX; i++)
        wipe_later(f->store, "one of many words");
    assert_false(f->store->wipe_blind);
    wipe_later(f->store, "one word too many");
    assert_true(f->store->wipe_blind);
}

/* Its labels say which entries a text repeats: of its own disruption, and of others. Words may be cut. */
static void what_is_still_to_be_said_of_it_elsewhere_goes_and_what_is_of_others_stays(void **state)
{
    static const struct {
        const char *body;
        bool stays;
    } rows[] = {
        {"{'text':'careful: hunt...','quotes':[{'number':1,'about':'shared'}]}", false},
        {"{'text':'careful: hunt...','quotes':[{'number':1,'about':'T3,A1'}]}", false},
        {"{'text':'careful: hunt...','quotes':[{'number':1,'about':'T3'}]}", true},
        {"{'text':'of its own','about':'T1','quotes':[{'number':1,'about':'T3'}]}", true},
    };
    struct fixture *f = *state;
    int64_t ids[COUNT_OF(rows)];
    tell(f);
    give(f, FACT_DECLARED, 2, T0, "UANA", "{'title':'baskets','services':[]}");
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const struct effect post = {EFFECT_POST, 2, arena_print(&f->arena, "2/say/%zu", i), "C2", false, json(rows[i].body)};
        must(store_outbox_add(f->store, &post, T0, &ids[i], &err));
        js_drop(post.body);
    }
    redact(f);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct outbox_row row;
        must(store_outbox_get(f->store, ids[i], &row, &err));
        assert_int_equal(strncmp(js_string(row.effect.body, "text"), "[redacted", 9) != 0, rows[i].stays);
        outbox_row_done(&row);
    }
}

/* D-1 went into D-2 and that into D-3; then it was taken back. */
static void reports_of_those_it_was_ever_merged_into_lose_the_words(void **state)
{
    struct fixture *f = *state;
    struct outbox_row row;
    tell(f);
    give(f, FACT_DECLARED, 2, T0, "UANA", "{'title':'baskets','services':[]}");
    give(f, FACT_DECLARED, 3, T0, "UANA", "{'title':'shops','services':[]}");
    give(f, FACT_MERGED, 1, T0, "UANA", "{'into':2}");
    give(f, FACT_MERGED, 2, T0, "UANA", "{'into':3}");
    for (int64_t number = 2; number <= 3; number++)
        give(f, FACT_REPORT_DRAFTED, number, T0, NULL,
             "{'revision':1,'markdown':'| D-1 T1 | 00:00 | Bo | what was " SECRET " |\\n| T1 | 00:01 | Bo | stays |\\n'}");
    const struct effect post = {EFFECT_POST, 3, "3/say/1", "C3", false, json("{'text':'careful: " SECRET "'}")};
    int64_t id;
    must(store_outbox_add(f->store, &post, T0, &id, &err));
    js_drop(post.body);
    give(f, FACT_REOPENED, 1, T0, "UANA", "{}");
    redact(f);
    for (int64_t number = 2; number <= 3; number++) {
        const char *markdown;
        int64_t revision, created_ms;
        must(store_report_newest(f->store, &f->arena, number, &markdown, &revision, &created_ms, &err));
        assert_null(strstr(markdown, "hunter2"));
        assert_non_null(strstr(markdown, "| D-1 T1 | 00:00 | Bo | "));
        assert_non_null(strstr(markdown, "| T1 | 00:01 | Bo | stays |"));
    }
    must(store_outbox_get(f->store, id, &row, &err));
    assert_null(strstr(js_string(row.effect.body, "text"), "hunter2"));
    outbox_row_done(&row);
    expect_clean(f);
}

static void the_tables_are_those_that_the_journal_gives_again(void **state)
{
    struct fixture *f = *state;
    tell(f);
    redact(f);
    expect_clean(f);
    give(f, FACT_PERSON, 0, T0, NULL, "{'user_id':'UANA','name':'Ana','bot':false,'guest':false}");
    expect_clean(f);
}

static void a_tombstone_stays_and_the_words_are_in_no_view(void **state)
{
    static const char *const views[] = {"timeline", "retrospective", "actions", "reports", "people"};
    struct fixture *f = *state;
    tell(f);
    redact(f);
    for (size_t i = 0; i < COUNT_OF(views); i++) {
        struct js *rows;
        must(store_export_view(f->store, views[i], 1, &rows, &err));
        char *text = js_dump(rows);
        assert_null(strstr(text, "hunter2"));
        if (i == 0)
            assert_non_null(strstr(text, "[redacted by @UANA, 2026-01-01 00:01 UTC: a password]"));
        if (i == 3)
            assert_non_null(strstr(text, "stays"));
        free(text);
        js_drop(rows);
    }
}

static void a_later_edit_of_the_message_brings_no_words_back(void **state)
{
    struct fixture *f = *state;
    struct tagged_message tagged;
    tell(f);
    redact(f);
    say(f, "once more: " SECRET, 99);
    must(store_tagged_message(f->store, &f->arena, "C1", "17.1", &tagged, &err));
    assert_string_equal(tagged.message->text, "");
    assert_int_equal(tagged.entry->state, ENTRY_REDACTED);
}

static void a_body_that_is_changed_after_its_redaction_is_noticed(void **state)
{
    struct fixture *f = *state;
    struct store_verdict verdict;
    sqlite3 *db;
    must(store_open(f->path, STORE_WRITE, &f->store, &err));
    must(store_begin(f->store, &err));
    tell(f);
    redact(f);
    must(store_commit(f->store, &err));
    store_close(f->store);
    f->store = NULL;
    assert_int_equal(sqlite3_open(f->path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "UPDATE journal SET body = replace(body, '\"text\":\"\"', '\"text\":\"a lie\"') "
                                      "WHERE kind = 'entry_changed'", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
    must(store_open(f->path, STORE_READ, &f->store, &err));
    must(store_verify(f->store, &verdict, &err));
    assert_non_null(strstr(verdict.detail, "its body was changed"));
}

struct scrubbed {
    const char *name;
    const char *of;
    const char *text, *left; /* left NULL: the same */
};

static const struct scrubbed scrubs[] = {
    {"words_go_and_what_is_around_them_stays", "", "he said: the key is under the mat, I think", "he said: X, I think"},
    {"escapes_and_emphasis_hide_nothing", "", "the *key* is\\_under the &quot;mat&quot;", "X&quot;"},
    {"a_line_break_hides_nothing", "", "the key is<br>under the mat", "X"},
    {"part_of_another_word_is_another_word", "", "the key is under the mattress", NULL},
    {"fewer_than_four_letters_are_in_every_text", "", "so a b is fine", NULL},
    {"a_row_of_the_timeline_keeps_number_time_and_party", "", "| [T17](u) | 14:02 | Bo | anything *(edited)* |",
     "| [T17](u) | 14:02 | Bo | X |"},
    {"a_line_that_cites_the_entry_keeps_only_that", "", "- anything (T17)", "- X (T17)"},
    {"an_item_made_of_it_keeps_its_number", "", "- [x] ~~A3 anything~~ (@Bo, done)", "- [x] A3 X"},
    {"a_row_of_one_merged_into_it_keeps_its_number", "D-2 ", "| [D-2 T17](u) | 14:02 | Bo | anything |",
     "| [D-2 T17](u) | 14:02 | Bo | X |"},
    {"an_item_of_one_merged_into_it_keeps_its_number", "D-2 ", "- [ ] D-2 A3 anything (@Bo)", "- [ ] D-2 A3 X"},
    {"its_own_number_is_another", "D-2 ", "- anything (T17)", NULL},
    {"other_numbers_are_others", "", "- anything (T171) A31", NULL},
};

static void words_in_a_report(void **state)
{
    static const char *const words[] = {"the key is under the mat", "a b"};
    const struct scrubbed *row = *state;
    const struct scrub scrub = {17, 3, row->of, words, COUNT_OF(words), "X", "X"};
    char text[256];
    struct buf out;
    buf_init(&out, 4096);
    snprintf(text, sizeof(text), "%s\n", row->text);
    assert_int_equal(scrub_report(&scrub, text, &out), row->left != NULL);
    snprintf(text, sizeof(text), "%s\n", row->left != NULL ? row->left : row->text);
    assert_string_equal(buf_string(&out), text);
    buf_done(&out);
}

int main(void)
{
    struct CMUnitTest words[COUNT_OF(scrubs)];
    const struct CMUnitTest tests[] = {
        FOLDER_TEST(no_byte_of_the_words_stays_in_the_file_or_its_log),
        FOLDER_TEST(what_a_dead_daemon_left_is_emptied_by_the_next),
        FOLDER_TEST(emptying_the_file_waits_for_readers_and_does_not_insist),
        FOLDER_TEST(the_file_is_made_anew_after_very_many_words),
        MEMORY_TEST(words_deep_inside_of_what_was_shown_go),
        MEMORY_TEST(what_is_still_to_be_said_of_it_elsewhere_goes_and_what_is_of_others_stays),
        MEMORY_TEST(reports_of_those_it_was_ever_merged_into_lose_the_words),
        MEMORY_TEST(the_tables_are_those_that_the_journal_gives_again),
        MEMORY_TEST(a_tombstone_stays_and_the_words_are_in_no_view),
        MEMORY_TEST(a_later_edit_of_the_message_brings_no_words_back),
        FOLDER_TEST(a_body_that_is_changed_after_its_redaction_is_noticed),
    };
    for (size_t i = 0; i < COUNT_OF(scrubs); i++)
        words[i] = (struct CMUnitTest)ROW_TEST(words_in_a_report, &scrubs[i]);
    return cmocka_run_group_tests(tests, NULL, NULL) + cmocka_run_group_tests_name("words", words, NULL, NULL);
}
