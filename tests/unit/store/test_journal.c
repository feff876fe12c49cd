/* The chain: what its hashes are made of, and that no byte of it can change unseen. */
#include "story.h"

#include "disruption/base/digest.h"

/* Row 1 of the story by hand: the lines of the hash as src/store/chain.c tells them. */
static void hash_covers_the_lines_it_promises(void **state)
{
    struct fixture *f = *state;
    char head[65], body_hash[65], expected[65], lines[400];
    const char *body = "{\"bot\":false,\"guest\":false,\"name\":\"Ana\",\"user_id\":\"U1\","
                       "\"zone\":\"Europe/Berlin\"}";
    must(store_chain_head(f->store, head, &err));
    assert_string_equal(head, "");
    give(f, FACT_PERSON, 0, T0, "U\n1", story[0].body);
    digest_hex(body, strlen(body), body_hash);
    int len =
        snprintf(lines, sizeof(lines), "\n1\n0\nperson\n%" PRId64 "\n%" PRId64 "\n%s\n+U\n1\n", T0,
                 T0 + 500, body_hash);
    digest_hex(lines, (size_t)len, expected);
    must(store_chain_head(f->store, head, &err));
    assert_string_equal(head, expected);
}

static void verify(struct fixture *f, struct store_verdict *verdict)
{
    must(store_verify(f->store, verdict, &err));
}

static void record_verifies_and_names_its_head(void **state)
{
    struct fixture *f = *state;
    struct store_verdict verdict;
    char head[65];
    tell_story(f);
    verify(f, &verdict);
    assert_string_equal(verdict.detail, "");
    assert_int_equal(verdict.broken_at, 0);
    assert_int_equal(verdict.rows, COUNT_OF(story));
    must(store_chain_head(f->store, head, &err));
    assert_string_equal(verdict.head, head);
}

static void empty_record_verifies(void **state)
{
    struct fixture *f = *state;
    struct store_verdict verdict;
    verify(f, &verdict);
    assert_string_equal(verdict.detail, "");
    assert_int_equal(verdict.rows, 0);
    assert_string_equal(verdict.head, "");
}

static void fact_about_nothing_declared_is_our_mistake(void **state)
{
    struct fixture *f = *state;
    must_fail(ERR_INTERNAL, try_fact(f->store, FACT_FIELD_SET, 5, T0, "U1",
                                     "{'field':'cause','value':'x'}", &err));
}

struct misfit {
    const char *name;
    enum fact_kind kind;
    const char *body;
};

static const struct misfit misfits[] = {
    {"declaration_without_title", FACT_DECLARED, "{'services':[]}"},
    {"link_without_channel", FACT_CHANNEL_LINKED, "{}"},
    {"field_there_is_not", FACT_FIELD_SET, "{'field':'colour','value':'x'}"},
    {"title_taken_away", FACT_FIELD_SET, "{'field':'title','value':null}"},
    {"service_that_is_a_number", FACT_SERVICES_SET, "{'services':[3]}"},
    {"milestone_there_is_not", FACT_MILESTONE_SET, "{'milestone':'lunch','at_ms':1}"},
    {"role_without_name", FACT_ROLE_SET, "{'user_id':'U1'}"},
    {"entry_without_number", FACT_ENTRY_ADDED, "{'text':'x'}"},
    {"entry_of_an_unknown_kind", FACT_ENTRY_ADDED, "{'entry':1,'kinds':'gossip'}"},
    {"change_of_no_entry", FACT_ENTRY_CHANGED, "{'entry':44,'text':'x'}"},
    {"action_without_number", FACT_ACTION_ADDED, "{'text':'x'}"},
    {"report_without_text", FACT_REPORT_DRAFTED, "{'revision':1}"},
    {"person_without_id", FACT_PERSON, "{'name':'x'}"},
};

/* The row is the state: such a test opens its own store. */
static void misfit_is_refused_and_leaves_the_chain(void **state)
{
    const struct misfit *row = *state;
    void *made;
    struct store_verdict verdict;
    memory_set_up(&made);
    struct fixture *f = made;
    declare(f);
    must(store_turn_begin(f->store, &err));
    must_fail(ERR_INTERNAL, try_fact(f->store, row->kind, row->kind == FACT_DECLARED ? 2 : 1, T0,
                                     "U1", row->body, &err));
    store_turn_undo(f->store);
    verify(f, &verdict);
    assert_string_equal(verdict.detail, "");
    assert_int_equal(verdict.rows, 2);
    tear_down(&made);
}

static void write_story(struct fixture *f)
{
    must(store_open(f->path, STORE_WRITE, &f->store, &err));
    must(store_begin(f->store, &err));
    tell_story(f);
    must(store_commit(f->store, &err));
    store_close(f->store);
    f->store = NULL;
}

static bool verifies(struct store *store)
{
    struct store_verdict verdict = {0};
    struct err err = ERR_INIT;
    return store_verify(store, &verdict, &err) && verdict.detail[0] == '\0';
}

static bool is_clean(struct fixture *f)
{
    struct store *store;
    struct err err = ERR_INIT;
    bool opened = store_open(f->path, STORE_READ, &store, &err);
    bool clean = opened && verifies(store);
    if (opened)
        store_close(store);
    return clean;
}

/* Opened once for hundreds of changes that are made through SQLite. */
static struct store *reader(const struct fixture *f)
{
    struct store *store;
    must(store_open(f->path, STORE_READ, &store, &err));
    assert_true(verifies(store));
    return store;
}

static const char *const journal_columns[] = {"seq",       "incident", "kind", "happened_ms",
                                              "learnt_ms", "actor",    "body", "body_hash",
                                              "prev_hash", "hash"};

static sqlite3 *meddler(struct fixture *f)
{
    sqlite3 *db;
    assert_int_equal(sqlite3_open(f->path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "PRAGMA synchronous = OFF", NULL, NULL, NULL), SQLITE_OK);
    /* The journal's own triggers stay in the file, else it would not be opened any more. */
    assert_int_equal(sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL), SQLITE_OK);
    return db;
}

/* Changes one stored value, looks whether it is found, puts it back. */
static void change_and_find(struct store *reader, sqlite3 *db, int seq, const char *column,
                            const char *change)
{
    char text[512];
    snprintf(text, sizeof(text),
             "CREATE TEMP TABLE kept AS SELECT * FROM journal WHERE seq = %d;"
             "UPDATE journal SET %s = %s WHERE seq = %d",
             seq, column, change, seq);
    assert_int_equal(sqlite3_exec(db, text, NULL, NULL, NULL), SQLITE_OK);
    if (verifies(reader))
        fail_msg("%s of row %d (%s) was not found", column, seq, change);
    snprintf(text, sizeof(text),
             "DELETE FROM journal WHERE hash = (SELECT hash FROM kept) OR seq IN (SELECT seq FROM "
             "kept) OR seq = -%d;"
             "INSERT INTO journal SELECT * FROM kept; DROP TABLE kept",
             seq);
    assert_int_equal(sqlite3_exec(db, text, NULL, NULL, NULL), SQLITE_OK);
}

static int number(sqlite3 *db, const char *text)
{
    sqlite3_stmt *query;
    assert_int_equal(sqlite3_prepare_v2(db, text, -1, &query, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(query), SQLITE_ROW);
    int value = sqlite3_column_int(query, 0);
    sqlite3_finalize(query);
    return value;
}

/* Every character of every text of a row, one at a time, replaced by another. */
static void every_changed_character_is_found(void **state)
{
    struct fixture *f = *state;
    enum { ROW = 12 }; /* a short one: each change is a verification */
    write_story(f);
    sqlite3 *db = meddler(f);
    struct store *looking = reader(f);
    for (size_t c = 0; c < COUNT_OF(journal_columns); c++) {
        const char *column = journal_columns[c];
        char text[200], change[300];
        snprintf(text, sizeof(text),
                 "SELECT IIF(typeof(%s) = 'text', length(%s), 0) FROM journal WHERE seq = %d",
                 column, column, ROW);
        int length = number(db, text);
        for (int at = 1; at <= length; at++) {
            snprintf(
                change, sizeof(change),
                "substr(%s, 1, %d) || IIF(substr(%s, %d, 1) = '0', '1', '0') || substr(%s, %d)",
                column, at - 1, column, at, column, at + 1);
            change_and_find(looking, db, ROW, column, change);
        }
    }
    store_close(looking);
    sqlite3_close(db);
    assert_true(is_clean(f)); /* all was put back: nothing but the change was found */
}

struct tampering {
    const char *name;
    const char *sql;
};

static const struct tampering tamperings[] = {
    {"incident", "UPDATE journal SET incident = 2 WHERE seq = 6"},
    {"kind", "UPDATE journal SET kind = 'entry_changed' WHERE seq = 6"},
    {"happened", "UPDATE journal SET happened_ms = happened_ms + 1 WHERE seq = 6"},
    {"learnt", "UPDATE journal SET learnt_ms = learnt_ms - 1 WHERE seq = 6"},
    {"actor_gone", "UPDATE journal SET actor = NULL WHERE seq = 6"},
    {"actor_come", "UPDATE journal SET actor = '' WHERE seq = 3"},
    {"actor_with_a_hidden_tail",
     "UPDATE journal SET actor = actor || char(0) || 'x' WHERE seq = 6"},
    {"body_gone", "UPDATE journal SET body = NULL WHERE seq = 6"},
    {"body_with_a_hidden_tail", "UPDATE journal SET body = body || char(0) WHERE seq = 6"},
    {"row_gone", "DELETE FROM journal WHERE seq = 6"},
    {"last_row_gone", "DELETE FROM journal WHERE seq = (SELECT max(seq) FROM journal)"},
    {"all_rows_gone", "DELETE FROM journal"},
    {"rows_swapped",
     "UPDATE journal SET seq = -1 WHERE seq = 6; UPDATE journal SET seq = 6 WHERE seq = 7;"
     "UPDATE journal SET seq = 7 WHERE seq = -1"},
    {"first_row_before_the_first", "UPDATE journal SET seq = 0 WHERE seq = 1"},
    {"projection_title", "UPDATE incident SET title = 'all is well' WHERE number = 1"},
    {"projection_entry_gone", "DELETE FROM entry WHERE number = 2"},
    {"projection_entry_too_many", "INSERT INTO entry SELECT incident, 99, at_ms, kinds, "
                                  "on_timeline, state, author_id, party, text, said, source, "
                                  "taggers, channel_id, NULL, thread_ts, permalink, revision, "
                                  "learnt_ms, action, held, heard, first_ms FROM entry WHERE "
                                  "number = 2"},
    {"projection_party", "UPDATE entry SET party = NULL WHERE number = 2"},
    {"projection_report", "UPDATE report SET markdown = '# Better'"},
    {"projection_history", "DELETE FROM entry_change"},
    {"projection_person", "UPDATE person SET name = 'Eve' WHERE id = 'U1'"},
    {"projection_action", "UPDATE action_item SET owner_id = 'U4'"},
    {"projection_role", "UPDATE role_span SET to_ms = NULL"},
    {"projection_file", "DELETE FROM entry_file WHERE position = 1"},
    {"projection_service", "DELETE FROM incident_service WHERE position = 2"},
    {"projection_severity", "UPDATE severity_change SET severity = 3"},
    {"projection_tally", "UPDATE incident_tally SET report_stale = 1"},
    {"projection_part", "UPDATE part SET acts = 0"},
    {"projection_unnamed", "DELETE FROM unnamed"},
};

static void tampering_is_found(void **state)
{
    const struct tampering *row = *state;
    void *made;
    char *said = NULL;
    folder_set_up(&made);
    struct fixture *f = made;
    write_story(f);
    sqlite3 *db = meddler(f);
    if (sqlite3_exec(db, row->sql, NULL, NULL, &said) != SQLITE_OK)
        fail_msg("%s", said);
    assert_true(sqlite3_total_changes(db) > 0);
    sqlite3_close(db);
    if (is_clean(f))
        fail_msg("%s was not found", row->name);
    tear_down(&made);
}

static void journal_refuses_to_be_rewritten(void **state)
{
    struct fixture *f = *state;
    sqlite3 *db;
    write_story(f);
    assert_int_equal(sqlite3_open(f->path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "UPDATE journal SET actor = 'x'", NULL, NULL, NULL),
                     SQLITE_CONSTRAINT);
    assert_int_equal(sqlite3_exec(db, "DELETE FROM journal", NULL, NULL, NULL), SQLITE_CONSTRAINT);
    sqlite3_close(db);
}

/* Where the stored bytes of a journal row lie in the file: each text of a row is found as it is,
 * header and all. */
static void flip_around(struct fixture *f, const char *needle, size_t before)
{
    FILE *file = fopen(f->path, "r+");
    static char bytes[1 << 20];
    size_t len = fread(bytes, 1, sizeof(bytes), file);
    char *at = memmem(bytes, len, needle, strlen(needle));
    assert_non_null(at);
    long from = at - bytes - (long)before, to = at - bytes + (long)strlen(needle);
    for (long i = from; i < to; i++) {
        fseek(file, i, SEEK_SET);
        fputc(bytes[i] ^ 0x01, file);
        fflush(file);
        if (is_clean(f))
            fail_msg("byte %ld of the file, %ld behind the row's start was not found", i, i - from);
        fseek(file, i, SEEK_SET);
        fputc(bytes[i], file);
        fflush(file);
    }
    fclose(file);
}

/*
 * A row in the file, byte by byte: its record header (types and sizes of the values), then the
 * values. The row's size and number stand before it.
 */
static void every_flipped_byte_of_a_stored_row_is_found(void **state)
{
    struct fixture *f = *state;
    char text[900];
    write_story(f);
    sqlite3 *db;
    assert_int_equal(sqlite3_open(f->path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_stmt *query;
    assert_int_equal(
        sqlite3_prepare_v2(db,
                           "SELECT actor || body || body_hash || prev_hash || hash FROM journal "
                           "WHERE seq = 17",
                           -1, &query, NULL),
        SQLITE_OK);
    assert_int_equal(sqlite3_step(query), SQLITE_ROW);
    snprintf(text, sizeof(text), "%s", (const char *)sqlite3_column_text(query, 0));
    sqlite3_finalize(query);
    sqlite3_close(db);
    assert_true(is_clean(f));
    /* incident 1 takes no bytes, "severity_set" 12, the two times 6 each, the header 14, number and
     * size 3. */
    flip_around(f, text, 12 + 6 + 6 + 14 + 3);
    assert_true(is_clean(f));
}

int main(void)
{
    static struct CMUnitTest tests[7 + COUNT_OF(misfits) + COUNT_OF(tamperings)] = {
        MEMORY_TEST(hash_covers_the_lines_it_promises),
        MEMORY_TEST(record_verifies_and_names_its_head),
        MEMORY_TEST(empty_record_verifies),
        MEMORY_TEST(fact_about_nothing_declared_is_our_mistake),
        FOLDER_TEST(every_changed_character_is_found),
        FOLDER_TEST(journal_refuses_to_be_rewritten),
        FOLDER_TEST(every_flipped_byte_of_a_stored_row_is_found),
    };
    size_t n = 7;
    for (size_t i = 0; i < COUNT_OF(misfits); i++)
        tests[n++] =
            (struct CMUnitTest)ROW_TEST(misfit_is_refused_and_leaves_the_chain, &misfits[i]);
    for (size_t i = 0; i < COUNT_OF(tamperings); i++)
        tests[n++] = (struct CMUnitTest)ROW_TEST(tampering_is_found, &tamperings[i]);
    return _cmocka_run_group_tests("journal", tests, n, NULL, NULL);
}
