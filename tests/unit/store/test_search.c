/* The index over past disruptions: what is in it, when, for whom, and how it forgets. */
#include "fixture.h"

#include "disruption/store/search.h"

#define SECRET "Zugzwang"

static void refresh(struct fixture *f)
{
    bool more = true;
    while (more)
        must(store_search_refresh(f->store, 2, &more, &err));
}

static void record(struct fixture *f, int64_t number, const char *title, const char *rest)
{
    char body[1024];
    snprintf(body, sizeof(body), "{'title':'%s','declared_ms':%" PRId64 "%s}", title, T0 + number * MINUTE, rest);
    give(f, FACT_DECLARED, number, T0 + number * MINUTE, "U1", body);
}

static void note(struct fixture *f, int64_t number, int entry, const char *text)
{
    char body[1024];
    snprintf(body, sizeof(body),
             "{'entry':%d,'at_ms':%" PRId64 ",'kinds':'note','author_id':'U1','text':'%s','source':'command','taggers':''}",
             entry, T0, text);
    give(f, FACT_ENTRY_ADDED, number, T0, "U1", body);
}

static void set(struct fixture *f, int64_t number, const char *field, const char *value)
{
    char body[1024];
    snprintf(body, sizeof(body), "{'field':'%s','value':'%s'}", field, value);
    give(f, FACT_FIELD_SET, number, T0, "U1", body);
}

/* "3,1": the numbers found, best first. */
static const char *finds(struct fixture *f, const struct find_query *query)
{
    struct found *found;
    size_t count;
    bool all;
    struct buf numbers;
    must(store_find(f->store, &f->arena, query, &found, &count, &all, &err));
    buf_init(&numbers, 1024);
    for (size_t i = 0; i < count; i++)
        buf_print(&numbers, "%s%" PRId64, i == 0 ? "" : ",", found[i].incident.number);
    const char *text = arena_text(&f->arena, buf_string(&numbers));
    buf_done(&numbers);
    return text;
}

static const char *find_words(struct fixture *f, const char *words)
{
    return finds(f, &(struct find_query){.words = words, .since_ms = TIME_UNKNOWN});
}

static const char *likes(struct fixture *f, const struct similar_query *query, int least)
{
    struct similar *found;
    size_t count;
    struct buf numbers;
    must(store_similar(f->store, &f->arena, query, least, 5, &found, &count, &err));
    buf_init(&numbers, 1024);
    for (size_t i = 0; i < count; i++)
        buf_print(&numbers, "%s%s%" PRId64, i == 0 ? "" : ",", found[i].later ? "later " : "", found[i].incident.number);
    const char *text = arena_text(&f->arena, buf_string(&numbers));
    buf_done(&numbers);
    return text;
}

static void what_changes_is_found_after_the_next_refresh(void **state)
{
    struct fixture *f = *state;
    record(f, 1, "checkout is down", "");
    assert_string_equal(find_words(f, "checkout"), "");
    refresh(f);
    assert_string_equal(find_words(f, "checkout"), "1");
    note(f, 1, 1, "the certificate had expired");
    refresh(f);
    assert_string_equal(find_words(f, "expire certificates"), "1");
    give(f, FACT_ENTRY_CHANGED, 1, T0, "U1", "{'entry':1,'why':'edited','text':'the licence had ended'}");
    refresh(f);
    assert_string_equal(find_words(f, "licence"), "1");
    assert_string_equal(find_words(f, "certificate"), "");
    give(f, FACT_ENTRY_CHANGED, 1, T0, "U1", "{'entry':1,'why':'dropped','state':'withdrawn'}");
    refresh(f);
    assert_string_equal(find_words(f, "licence"), "");
}

static void a_refresh_does_so_much_and_tells_what_is_left(void **state)
{
    struct fixture *f = *state;
    bool more;
    for (int64_t number = 1; number <= 5; number++)
        record(f, number, "mail is slow", "");
    must(store_search_refresh(f->store, 3, &more, &err));
    assert_true(more);
    assert_string_equal(find_words(f, "mail"), "5,4,3");
    must(store_search_refresh(f->store, 3, &more, &err));
    assert_false(more);
    assert_string_equal(find_words(f, "mail"), "5,4,3,2,1");
}

static void every_part_of_the_record_is_searched(void **state)
{
    struct fixture *f = *state;
    record(f, 1, "alpha", ",'services':['bravo'],'type':'charlie'");
    set(f, 1, "summary", "delta");
    set(f, 1, "cause", "echo");
    set(f, 1, "impact", "foxtrot");
    give(f, FACT_RESOLVED, 1, T0, "U1", "{'ended_ms':1767225700000,'text':'golf'}");
    give(f, FACT_ENTRY_ADDED, 1, T0, "U1",
         "{'entry':1,'at_ms':1,'kinds':'lesson','author_id':'U1','text':'hotel','source':'command','taggers':''}");
    note(f, 1, 2, "india");
    give(f, FACT_ACTION_ADDED, 1, T0, "U1", "{'item':1,'entry':0,'text':'juliett'}");
    give(f, FACT_UPDATED, 1, T0, "U1", "{'update':1,'text':'kilo'}");
    give(f, FACT_SECTION_SET, 1, T0, "U1", "{'section':'good','text':'lima','by':'command'}");
    refresh(f);
    static const char *const words[] = {"alpha", "bravo", "charlie", "delta",   "echo", "foxtrot",
                                        "golf",  "hotel", "india",   "juliett", "kilo", "lima"};
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        if (strcmp(find_words(f, words[i]), "1") != 0)
            fail_msg("%s is not found", words[i]);
    }
}

static void somebodys_name_is_found_where_their_id_was_said(void **state)
{
    struct fixture *f = *state;
    record(f, 1, "checkout is down", "");
    note(f, 1, 1, "@U7 restarted it");
    refresh(f);
    assert_string_equal(find_words(f, "zoe"), "");
    give(f, FACT_PERSON, 0, T0, NULL, "{'user_id':'U7','name':'Zoe','bot':false,'guest':false}");
    refresh(f);
    assert_string_equal(find_words(f, "zoe"), "1");
}

static void private_ones_show_to_those_who_took_part(void **state)
{
    struct fixture *f = *state;
    record(f, 1, "payroll leaked", ",'private':true");
    record(f, 2, "payroll leaked again", ",'private':true");
    note(f, 1, 1, "seen by U1 alone");
    refresh(f);
    struct find_query find = {.words = "payroll", .since_ms = TIME_UNKNOWN};
    struct similar_query similar = {.title = "payroll leaked"};
    assert_string_equal(finds(f, &find), "");
    assert_string_equal(likes(f, &similar, 1), "");
    find.viewer.person_id = similar.viewer.person_id = "U2";
    assert_string_equal(finds(f, &find), "");
    assert_string_equal(likes(f, &similar, 1), "");
    find.viewer.here = similar.viewer.here = 2;
    assert_string_equal(finds(f, &find), "2");
    assert_string_equal(likes(f, &similar, 1), "2");
    find.viewer.person_id = similar.viewer.person_id = "U1";
    assert_string_equal(finds(f, &find), "2,1");
    find.viewer = similar.viewer = (struct search_viewer){.with_private = true};
    assert_string_equal(finds(f, &find), "2,1");
    assert_string_equal(likes(f, &similar, 1), "1,2");
}

static void service_and_time_narrow_what_is_found(void **state)
{
    struct fixture *f = *state;
    record(f, 1, "down", ",'services':['Pay']");
    record(f, 2, "down", ",'services':['mail','pay']");
    record(f, 3, "down", ",'services':['mail']");
    refresh(f);
    struct find_query query = {.words = "down", .service = "pay", .since_ms = TIME_UNKNOWN};
    assert_string_equal(finds(f, &query), "1,2"); /* the one with fewer other words first */
    query.since_ms = T0 + 2 * MINUTE;
    assert_string_equal(finds(f, &query), "2");
}

static void those_with_some_words_come_where_none_has_all(void **state)
{
    struct fixture *f = *state;
    struct found *found;
    size_t count;
    bool all;
    record(f, 1, "redis is full", "");
    record(f, 2, "disk is full", "");
    refresh(f);
    const struct find_query query = {.words = "redis disk", .since_ms = TIME_UNKNOWN};
    must(store_find(f->store, &f->arena, &query, &found, &count, &all, &err));
    assert_int_equal(count, 2);
    assert_false(all);
    assert_string_equal(find_words(f, "redis full"), "1");
}

static void the_snippet_shows_the_words_that_hit(void **state)
{
    struct fixture *f = *state;
    struct found *found;
    size_t count;
    bool all;
    record(f, 1, "checkout", "");
    note(f, 1, 1, "the pool of connections was empty");
    refresh(f);
    const struct find_query query = {.words = "connection", .since_ms = TIME_UNKNOWN};
    must(store_find(f->store, &f->arena, &query, &found, &count, &all, &err));
    assert_int_equal(count, 1);
    assert_string_equal(found[0].snippet, "the pool of \x02" "connections\x03 was empty");
}

static void drills_are_like_drills_and_twins_like_nothing(void **state)
{
    struct fixture *f = *state;
    record(f, 1, "search index corrupted", "");
    record(f, 2, "search index corrupted", ",'drill':true");
    record(f, 3, "search index corrupted", "");
    give(f, FACT_MERGED, 3, T0, "U1", "{'into':1}");
    record(f, 4, "search index corrupted", "");
    give(f, FACT_CANCELLED, 4, T0, "U1", "{'reason':'duplicate','of':1}");
    record(f, 5, "search index corrupted", "");
    give(f, FACT_CANCELLED, 5, T0, "U1", "{'reason':'false-alarm'}");
    refresh(f);
    assert_string_equal(likes(f, &(struct similar_query){.title = "search index corrupted"}, 1), "5,1");
    assert_string_equal(likes(f, &(struct similar_query){.title = "search index corrupted", .is_drill = true}, 1), "2");
}

static void later_ones_are_told_apart(void **state)
{
    struct fixture *f = *state;
    record(f, 1, "search index corrupted", "");
    record(f, 2, "search index corrupted", "");
    record(f, 3, "search index corrupted", "");
    refresh(f);
    assert_string_equal(likes(f, &(struct similar_query){.number = 2}, 1), "1,later 3");
    must_fail(ERR_NOT_FOUND, store_similar(f->store, &f->arena, &(struct similar_query){.number = 9}, 1, 5,
                                           &(struct similar *){NULL}, &(size_t){0}, &err));
}

static void the_second_one_ever_finds_the_first(void **state)
{
    struct fixture *f = *state;
    record(f, 1, "checkout returns 500s", "");
    refresh(f);
    assert_string_equal(likes(f, &(struct similar_query){.title = "checkout returns 500s"}, SIMILAR_CLEAR), "1");
    assert_string_equal(likes(f, &(struct similar_query){.title = "mail bounces"}, SIMILAR_CLEAR), "");
    assert_string_equal(likes(f, &(struct similar_query){.title = "the of and"}, 1), "");
    assert_string_equal(likes(f, &(struct similar_query){.title = ""}, 1), "");
}

static void what_was_learnt_and_promised_comes_along(void **state)
{
    struct fixture *f = *state;
    struct similar *found;
    size_t count;
    record(f, 1, "checkout returns 500s", "");
    give(f, FACT_ENTRY_ADDED, 1, T0, "U1",
         "{'entry':1,'at_ms':1,'kinds':'lesson','author_id':'U1','text':'page earlier','source':'command','taggers':''}");
    give(f, FACT_ACTION_ADDED, 1, T0, "U1", "{'item':1,'entry':0,'text':'add a probe'}");
    give(f, FACT_ACTION_ADDED, 1, T0, "U1", "{'item':2,'entry':0,'text':'done long ago'}");
    give(f, FACT_ACTION_CHANGED, 1, T0, "U1", "{'item':2,'state':'done'}");
    refresh(f);
    must(store_similar(f->store, &f->arena, &(struct similar_query){.title = "checkout returns 500s"}, 1, 5, &found, &count,
                       &err));
    assert_int_equal(count, 1);
    assert_int_equal(found[0].lesson_count, 1);
    assert_int_equal(found[0].lessons[0].entry, 1);
    assert_string_equal(found[0].lessons[0].text, "page earlier");
    assert_int_equal(found[0].action_count, 1);
    assert_string_equal(found[0].actions[0].text, "add a probe");
}

static void a_report_shows_what_was_found_then(void **state)
{
    struct fixture *f = *state;
    struct dossier dossier;
    record(f, 1, "checkout returns 500s", "");
    record(f, 2, "payroll leaked", "");
    record(f, 3, "checkout returns 500s again", "");
    give(f, FACT_ACTION_ADDED, 1, T0, "U1", "{'item':1,'entry':0,'text':'add a probe'}");
    give(f, FACT_SIMILAR_FOUND, 3, T0, "U1", "{'found':[{'number':2,'score':300},{'number':1,'score':200}]}");
    give(f, FACT_PRIVATE_SET, 2, T0, "U1", "{'private':true}");
    must(store_dossier_load(f->store, &f->arena, 3, &dossier, &err));
    assert_int_equal(dossier.similar_count, 1); /* the other one became private */
    assert_string_equal(dossier.similar[0].title, "checkout returns 500s");
    assert_int_equal(dossier.similar[0].open_count, 1);
}

static bool file_has(const char *path, const char *words)
{
    static char bytes[8 << 20];
    FILE *file = fopen(path, "rb");
    size_t len = file == NULL ? 0 : fread(bytes, 1, sizeof(bytes), file);
    if (file != NULL)
        fclose(file);
    return memmem(bytes, len, words, strlen(words)) != NULL;
}

/* The word stands in entries of the record itself, which is not the index's to mend, so it is taken out of them first. */
static void no_byte_of_a_forgotten_word_is_left(void **state)
{
    struct fixture *f = *state;
    open_writer(f);
    must(store_begin(f->store, &err));
    for (int64_t number = 1; number <= 40; number++) {
        record(f, number, "checkout is down", "");
        note(f, number, 1, number == 20 ? "then came " SECRET " and all was lost" : "all was lost");
    }
    refresh(f);
    must(store_commit(f->store, &err));
    store_close(f->store);
    f->store = NULL;
    meddle(f, "PRAGMA secure_delete = ON; UPDATE entry SET text = 'then came rain';"
              "UPDATE journal SET body = '{}' WHERE kind = 'entry_added'; PRAGMA wal_checkpoint(TRUNCATE)");
    assert_true(file_has(f->path, SECRET));
    assert_true(file_has(f->path, "zugzwang")); /* as the index has it */
    open_writer(f);
    must(store_begin(f->store, &err));
    must(store_search_forget(f->store, 20, &err));
    assert_string_equal(find_words(f, SECRET), "");
    refresh(f);
    assert_string_equal(find_words(f, SECRET), "");
    assert_string_equal(find_words(f, "rain"), "20");
    must(store_commit(f->store, &err));
    store_close(f->store);
    f->store = NULL;
    meddle(f, "PRAGMA wal_checkpoint(TRUNCATE)");
    assert_false(file_has(f->path, SECRET));
    assert_false(file_has(f->path, "zugzwang"));
}

static void a_reader_finds_without_writing(void **state)
{
    struct fixture *f = *state;
    open_writer(f);
    must(store_begin(f->store, &err));
    record(f, 1, "checkout is down", "");
    refresh(f);
    must(store_commit(f->store, &err));
    store_close(f->store);
    must(store_open(f->path, STORE_READ, &f->store, &err));
    assert_string_equal(find_words(f, "checkout"), "1");
    assert_string_equal(likes(f, &(struct similar_query){.title = "checkout is down"}, 1), "1");
    assert_string_equal(likes(f, &(struct similar_query){.number = 1}, 1), "");
}

static void the_index_is_no_part_of_what_is_verified(void **state)
{
    struct fixture *f = *state;
    struct store_verdict verdict;
    record(f, 1, "checkout is down", "");
    record(f, 2, "checkout is down", "");
    give(f, FACT_SIMILAR_FOUND, 2, T0, "U1", "{'found':[{'number':1,'score':200}]}");
    refresh(f);
    must(store_verify(f->store, &verdict, &err));
    assert_string_equal(verdict.detail, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        MEMORY_TEST(what_changes_is_found_after_the_next_refresh),
        MEMORY_TEST(a_refresh_does_so_much_and_tells_what_is_left),
        MEMORY_TEST(every_part_of_the_record_is_searched),
        MEMORY_TEST(somebodys_name_is_found_where_their_id_was_said),
        MEMORY_TEST(private_ones_show_to_those_who_took_part),
        MEMORY_TEST(service_and_time_narrow_what_is_found),
        MEMORY_TEST(those_with_some_words_come_where_none_has_all),
        MEMORY_TEST(the_snippet_shows_the_words_that_hit),
        MEMORY_TEST(drills_are_like_drills_and_twins_like_nothing),
        MEMORY_TEST(later_ones_are_told_apart),
        MEMORY_TEST(the_second_one_ever_finds_the_first),
        MEMORY_TEST(what_was_learnt_and_promised_comes_along),
        MEMORY_TEST(a_report_shows_what_was_found_then),
        FOLDER_TEST(no_byte_of_a_forgotten_word_is_left),
        FOLDER_TEST(a_reader_finds_without_writing),
        MEMORY_TEST(the_index_is_no_part_of_what_is_verified),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
