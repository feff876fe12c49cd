/* Commands that wait come back whole and once. */
#include "fixture.h"

#include "disruption/store/deferred.h"

static void waiting_command_comes_back_whole(void **state)
{
    struct fixture *f = *state;
    static const struct mention mentions[] = {{MENTION_PERSON, "U3", "Bo"}};
    const struct event typed = {.kind = EVENT_COMMAND,
                                .key = "command/17",
                                .happened_ms = T0,
                                .received_ms = T0 + 3,
                                .as.command = {.mouth = MOUTH_SLASH,
                                               .text = "mark started 14:02 @U3",
                                               .channel_id = "C1",
                                               .actor_id = "U1",
                                               .actor_name = "ana",
                                               .trigger_id = "17",
                                               .response_url = "https://answer/17",
                                               .number = 4,
                                               .mentions = mentions,
                                               .mention_count = 1}};
    struct event *events;
    size_t count;
    must(store_deferred_add(f->store, &typed, &err));
    must(store_deferred_take(f->store, &f->arena, "U2", &events, &count, &err));
    assert_int_equal(count, 0);
    must(store_deferred_take(f->store, &f->arena, "U1", &events, &count, &err));
    assert_int_equal(count, 1);
    const struct command_line *line = &events[0].as.command;
    assert_int_equal(events[0].kind, EVENT_COMMAND);
    assert_string_equal(events[0].key, "command/17");
    assert_int_equal(events[0].happened_ms, T0);
    assert_int_equal(events[0].received_ms, T0 + 3);
    assert_int_equal(line->mouth, MOUTH_SLASH);
    assert_string_equal(line->text, "mark started 14:02 @U3");
    assert_string_equal(line->channel_id, "C1");
    assert_string_equal(line->actor_name, "ana");
    assert_string_equal(line->trigger_id, "17");
    assert_string_equal(line->response_url, "https://answer/17");
    assert_int_equal(line->number, 4);
    assert_int_equal(line->mention_count, 1);
    assert_string_equal(line->mentions[0].id, "U3");
    must(store_deferred_take(f->store, &f->arena, "U1", &events, &count, &err));
    assert_int_equal(count, 0);
}

static void waiting_form_comes_back_by_its_mouth_with_its_fields(void **state)
{
    struct fixture *f = *state;
    static const struct form_value values[] = {{"text", "restarted the cache"}, {"at", "14:02"}};
    const struct event filled = {.kind = EVENT_COMMAND,
                                 .key = "f/V1",
                                 .as.command = {.mouth = MOUTH_FORM,
                                                .text = "note",
                                                .actor_id = "U1",
                                                .thread_ts = "17.1",
                                                .message_ts = "17.2",
                                                .values = values,
                                                .value_count = 2}};
    struct event *events;
    size_t count;
    must(store_deferred_add(f->store, &filled, &err));
    must(store_deferred_take(f->store, &f->arena, "U1", &events, &count, &err));
    const struct command_line *line = &events[0].as.command;
    assert_int_equal(line->mouth, MOUTH_FORM);
    assert_string_equal(line->thread_ts, "17.1");
    assert_string_equal(line->message_ts, "17.2");
    assert_int_equal(line->value_count, 2);
    assert_string_equal(line->values[1].key, "at");
    assert_string_equal(line->values[1].value, "14:02");
}

static void commands_come_back_in_order_up_to_a_limit(void **state)
{
    struct fixture *f = *state;
    struct event typed = {.kind = EVENT_COMMAND, .as.command = {.actor_id = "U1"}};
    struct event *events;
    size_t count;
    char text[16];
    for (int i = 0; i < 32; i++) {
        snprintf(text, sizeof(text), "note %d", i);
        typed.as.command.text = text;
        must(store_deferred_add(f->store, &typed, &err));
    }
    must_fail(ERR_LIMITED, store_deferred_add(f->store, &typed, &err));
    must(store_deferred_take(f->store, &f->arena, "U1", &events, &count, &err));
    assert_int_equal(count, 32);
    assert_string_equal(events[0].as.command.text, "note 0");
    assert_string_equal(events[31].as.command.text, "note 31");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        MEMORY_TEST(waiting_command_comes_back_whole),
        MEMORY_TEST(waiting_form_comes_back_by_its_mouth_with_its_fields),
        MEMORY_TEST(commands_come_back_in_order_up_to_a_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
