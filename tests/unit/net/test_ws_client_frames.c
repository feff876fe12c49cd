/* Frames that no honest server sends, on a connection that began well. */
#include "ws_fixture.h"

static void a_frame_that_never_ends_is_silence(void **state)
{
    struct fixture *f = *state;
    int fd = connect_raw(f, 300);
    (void)!send(fd,
                "\x81\x7e\x10\x00"
                "half",
                8, MSG_NOSIGNAL);
    TURN_UNTIL(f->loop, f->closed == 1);
    assert_int_equal(f->texts, 0);
    close(fd);
}

struct frames {
    const char *name, *bytes;
    size_t len;
};

#define FRAMES(name, bytes)                                                                        \
    {                                                                                              \
        name, bytes, sizeof(bytes) - 1                                                             \
    }

static const struct frames hostile_frames[] = {
    FRAMES("unknown_opcode", "\x83\x01x"),
    FRAMES("unknown_control_opcode", "\x8b\x01x"),
    FRAMES("reserved_bit", "\xc1\x01x"),
    FRAMES("continuation_of_nothing", "\x80\x01x"),
    FRAMES("text_within_a_message", "\x01\x01x\x81\x01y"),
    FRAMES("fragmented_ping", "\x09\x01x"),
    FRAMES("long_ping", "\x89\x7e\x00\x80"),
    FRAMES("compressed", "\xc1\x07\xf2\x48\xcd\xc9\xc9\x07\x00"),
    FRAMES("fragmented_close", "\x08\x02\x03\xe8"),
    FRAMES("close_with_half_a_code", "\x88\x01\x03"),
    FRAMES("close_with_a_code_that_is_none", "\x88\x02\x00\x01"),
    FRAMES("length_with_the_top_bit", "\x81\x7f\x80\x00\x00\x00\x00\x00\x00\x01x"),
};

static void a_hostile_frame_ends_the_connection(void **state)
{
    const struct frames *row = *state;
    void *fixture;
    set_up(&fixture);
    struct fixture *f = fixture;
    int fd = connect_raw(f, 500);
    for (int i = 0; i < 50; i++)
        (void)!send(fd, row->bytes, row->len, MSG_NOSIGNAL);
    TURN_UNTIL(f->loop, f->closed == 1);
    assert_true(f->why.reason[0] != '\0');
    close(fd);
    tear_down(&fixture);
}

/* RFC 6455, 5.1 has a client hang up on these; the library reads them as if they were not masked, which harms nobody:
 * what they say is what the server wanted to be read. */
static void a_masked_frame_brings_no_other_words(void **state)
{
    struct fixture *f = *state;
    int fd = connect_raw(f, 5000);
    (void)!send(fd, "\x81\x81\x01\x02\x03\x04y\x81\x02ok", 11, MSG_NOSIGNAL);
    TURN_UNTIL(f->loop, f->closed == 1 || strcmp(f->last, "ok") == 0);
    assert_in_range(f->texts, 0, 2);
    if (f->closed == 0)
        ws_client_drop(f->client);
    TURN_UNTIL(f->loop, f->closed == 1);
    close(fd);
}

/* Nobody reads the answers to them, so they would pile up if each got one. */
static void a_flood_of_pings_is_survived(void **state)
{
    struct fixture *f = *state;
    int fd = connect_raw(f, 5000);
    static char pings[127 * 512];
    for (size_t i = 0; i < sizeof(pings); i += 127)
        memcpy(pings + i, "\x89\x7d", 2);
    int64_t sent = 0;
    while (sent < 40 * (int64_t)sizeof(pings)) {
        size_t at = (size_t)(sent % (int64_t)sizeof(pings));
        ssize_t len = send(fd, pings + at, sizeof(pings) - at, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (len < 0 && errno != EAGAIN)
            fail_msg("after %lld bytes: %s (%s)", (long long)sent, strerror(errno), f->why.reason);
        sent += len > 0 ? len : 0;
        loop_turn(f->loop, len > 0 ? 0 : 1);
    }
    (void)!send(fd, "\x81\x02ok", 4, MSG_NOSIGNAL);
    TURN_UNTIL(f->loop, f->texts == 1 || f->closed == 1);
    assert_string_equal(f->last, "ok");
    ws_client_drop(f->client);
    TURN_UNTIL(f->loop, f->closed == 1);
    close(fd);
}

/* The receive buffer exactly full, messages across its end, and the client leaving meanwhile. */
static void leaving_with_a_full_receive_buffer_is_clean(void **state)
{
    struct fixture *f = *state;
    int fd = connect_raw(f, 5000);
    static char frame[4 + 16384];
    memset(frame, 'f', sizeof(frame));
    memcpy(frame, "\x81\x7e\x40\x00", 4);
    f->in_text = IN_TEXT_DROP;
    for (int i = 0; i < 20; i++)
        (void)!send(fd, frame, sizeof(frame), MSG_NOSIGNAL | MSG_DONTWAIT);
    TURN_UNTIL(f->loop, f->closed == 1);
    assert_int_equal(f->texts, 1);
    close(fd);
}

int main(void)
{
    struct CMUnitTest rows[COUNT_OF(hostile_frames)];
    for (size_t i = 0; i < COUNT_OF(hostile_frames); i++)
        rows[i] = (struct CMUnitTest)ROW_TEST(a_hostile_frame_ends_the_connection, &hostile_frames[i]);
    const struct CMUnitTest tests[] = {
        WITH_BOTH(a_frame_that_never_ends_is_silence),
        WITH_BOTH(a_masked_frame_brings_no_other_words),
        WITH_BOTH(a_flood_of_pings_is_survived),
        WITH_BOTH(leaving_with_a_full_receive_buffer_is_clean),
    };
    return cmocka_run_group_tests_name("ws client frames rows", rows, NULL, NULL) +
           cmocka_run_group_tests_name("ws client frames", tests, NULL, NULL);
}
