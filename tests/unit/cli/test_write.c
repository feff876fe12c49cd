/* Verbs that change: what goes over the socket, and what each answer of the daemon becomes. */
#include <pthread.h>
#include <sys/socket.h>
#include <sys/un.h>

#include "shell.h"

#define REQUESTS_MAX 4

/* A daemon that answers each connection with the next reply; NULL cuts the connection instead. */
struct daemon {
    int listener;
    pthread_t thread;
    const char *replies[REQUESTS_MAX];
    char requests[REQUESTS_MAX][4096];
    int count;
};

static void read_request(int connection, char *out, size_t room)
{
    size_t len = 0, wanted = 1;
    while (len < wanted && len + 1 < room) {
        ssize_t got = read(connection, out + len, room - 1 - len);
        if (got <= 0)
            break;
        len += (size_t)got;
        out[len] = '\0';
        const char *body = strstr(out, "\r\n\r\n"), *length = strstr(out, "Content-Length: ");
        wanted = body == NULL ? len + 1
                              : (size_t)(body + 4 - out) +
                                    (length != NULL ? strtoul(length + 16, NULL, 10) : 0);
    }
}

static void *serve(void *ctx)
{
    struct daemon *daemon = ctx;
    for (int connection; daemon->count < REQUESTS_MAX &&
                         (connection = accept(daemon->listener, NULL, NULL)) >= 0;) {
        const char *reply = daemon->replies[daemon->count];
        read_request(connection, daemon->requests[daemon->count++], sizeof(daemon->requests[0]));
        if (reply != NULL)
            dprintf(connection,
                    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %zu\r\n"
                    "Connection: close\r\n\r\n%s",
                    strlen(reply), reply);
        close(connection);
    }
    return NULL;
}

static void daemon_start(struct daemon *daemon, const char *path)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    snprintf(address.sun_path, sizeof(address.sun_path), "%s", path);
    daemon->listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    assert_int_equal(bind(daemon->listener, (struct sockaddr *)&address, sizeof(address)), 0);
    assert_int_equal(listen(daemon->listener, REQUESTS_MAX), 0);
    assert_int_equal(pthread_create(&daemon->thread, NULL, serve, daemon), 0);
}

static void daemon_stop(struct daemon *daemon)
{
    shutdown(daemon->listener, SHUT_RDWR);
    pthread_join(daemon->thread, NULL);
    close(daemon->listener);
}

static struct js *body_of(const char *request)
{
    struct js *body = NULL;
    struct err err = ERR_INIT;
    const char *at = strstr(request, "\r\n\r\n");
    assert_non_null(at);
    assert_true(js_parse(at + 4, strlen(at + 4), &body, &err));
    return body;
}

static void line_goes_to_the_daemon_as_typed(void **state)
{
    struct shell *shell = *state;
    struct daemon daemon = {.replies = {"{\"ok\":true,\"answer\":\"T2 noted\"}"}};
    daemon_start(&daemon, shell->socket);
    shell_run(shell, "note D-2 --json is_odd kind:fix");
    daemon_stop(&daemon);
    assert_int_equal(shell->code, CLI_DONE);
    assert_string_equal(shell->out, "T2 noted\n");
    assert_non_null(strstr(daemon.requests[0], "POST /v1/command HTTP/1.1\r\n"));
    struct js *body = body_of(daemon.requests[0]);
    assert_string_equal(js_string_or(body, "text", ""), "note D-2 --json is odd kind:fix");
    assert_int_equal(strlen(js_string_or(body, "key", "")), 32);
    js_drop(body);
}

static void value_with_blanks_gets_its_quotes_back(void **state)
{
    struct shell *shell = *state;
    struct daemon daemon = {.replies = {"{\"ok\":true,\"answer\":\"\"}"}};
    daemon_start(&daemon, shell->socket);
    shell_run(shell, "start it_broke svc:pay,check_out");
    daemon_stop(&daemon);
    assert_string_equal(shell->out, "Done.\n");
    struct js *body = body_of(daemon.requests[0]);
    assert_string_equal(js_string_or(body, "text", ""), "start it broke svc:\"pay,check out\"");
    js_drop(body);
}

static void unanswered_request_is_sent_again_under_its_key(void **state)
{
    struct shell *shell = *state;
    struct daemon daemon = {.replies = {NULL, "{\"ok\":true,\"answer\":\"T2\"}"}};
    daemon_start(&daemon, shell->socket);
    shell_run(shell, "note D-2 x");
    daemon_stop(&daemon);
    assert_int_equal(shell->code, CLI_DONE);
    assert_int_equal(daemon.count, 2);
    struct js *first = body_of(daemon.requests[0]), *second = body_of(daemon.requests[1]);
    assert_string_equal(js_string_or(first, "key", "1"), js_string_or(second, "key", "2"));
    js_drop(first);
    js_drop(second);
}

static void daemon_that_never_answers_is_told(void **state)
{
    struct shell *shell = *state;
    struct daemon daemon = {.count = 0};
    daemon_start(&daemon, shell->socket);
    shell_run(shell, "note D-2 x");
    daemon_stop(&daemon);
    assert_int_equal(shell->code, CLI_NO_DAEMON);
    assert_non_null(strstr(shell->err, "may have taken"));
}

static void no_daemon_is_told(void **state)
{
    struct shell *shell = *state;
    shell_run(shell, "note D-2 x");
    assert_int_equal(shell->code, CLI_NO_DAEMON);
    assert_non_null(strstr(shell->err, "No daemon listens at"));
}

static void bad_line_never_reaches_the_daemon(void **state)
{
    struct shell *shell = *state;
    shell_run(shell, "severity 2 svc:x");
    assert_int_equal(shell->code, CLI_USAGE);
    assert_non_null(strstr(shell->err, "svc"));
}

struct row {
    const char *name;
    const char *reply;
    int code;
    const char *err;
};

static void refusal_gives(void **state)
{
    const struct row *row = *state;
    void *made;
    shell_open(&made);
    struct shell *shell = made;
    struct daemon daemon = {.replies = {row->reply}};
    daemon_start(&daemon, shell->socket);
    shell_run(shell, "note D-2 x");
    daemon_stop(&daemon);
    assert_int_equal(shell->code, row->code);
    assert_string_equal(shell->err, row->err);
    shell_close(&made);
}

static const struct row rows[] = {
    {"refused_is_a_failure", "{\"ok\":false,\"kind\":\"refused\",\"error\":\"Only leads may.\"}",
     CLI_FAILED, "Only leads may.\n"},
    {"conflict_is_a_failure", "{\"ok\":false,\"kind\":\"conflict\",\"error\":\"It is over.\"}",
     CLI_FAILED, "It is over.\n"},
    {"invalid_is_misuse", "{\"ok\":false,\"kind\":\"invalid\",\"error\":\"Say when.\"}", CLI_USAGE,
     "Say when.\n"},
    {"not_found_is_not_found", "{\"ok\":false,\"kind\":\"not_found\",\"error\":\"No T9.\"}",
     CLI_NOT_FOUND, "No T9.\n"},
    {"stranger_at_the_socket_is_told", "hello", CLI_FAILED,
     "What answers at the socket is not disruptiond (HTTP status 200).\n"},
};

#define WITH_SHELL(test) cmocka_unit_test_setup_teardown(test, shell_open, shell_close)

int main(void)
{
    struct CMUnitTest tests[6 + COUNT_OF(rows)] = {
        WITH_SHELL(line_goes_to_the_daemon_as_typed),
        WITH_SHELL(value_with_blanks_gets_its_quotes_back),
        WITH_SHELL(unanswered_request_is_sent_again_under_its_key),
        WITH_SHELL(daemon_that_never_answers_is_told),
        WITH_SHELL(no_daemon_is_told),
        WITH_SHELL(bad_line_never_reaches_the_daemon),
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        tests[6 + i] = (struct CMUnitTest)ROW_TEST(refusal_gives, &rows[i]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
