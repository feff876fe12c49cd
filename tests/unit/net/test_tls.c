/* Certificates, as both clients judge them; made and served by the openssl tool when the test runs.
 */
#include "net_harness.h"

#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "disruption/net/http_client.h"
#include "disruption/net/ws_client.h"

static char folder[] = "/tmp/net-tls-XXXXXX";

static void PRINTF_LIKE(1, 2) shell(const char *format, ...)
{
    char command[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(command, sizeof(command), format, args);
    va_end(args);
    if (system(command) != 0)
        fail_msg("failed: %s", command);
}

#define NEW_KEY "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes"

static void make_ca(const char *name)
{
    shell("cd %s && openssl req -x509 " NEW_KEY
          " -keyout %s.key -out %s.pem -days 2 -subj /CN=%s >/dev/null 2>&1",
          folder, name, name, name);
}

static void make_leaf(const char *name, const char *ca, const char *names, int days)
{
    shell("cd %s && openssl req -new " NEW_KEY " -keyout %s.key -out %s.csr -subj /CN=leaf "
          "-addext subjectAltName=%s >/dev/null 2>&1 && "
          "openssl x509 -req -in %s.csr -CA %s.pem -CAkey %s.key -days %d -copy_extensions copy "
          "-out %s.pem "
          ">/dev/null 2>&1",
          folder, name, name, names, name, ca, ca, days, name);
}

static int make_certificates(void **state)
{
    (void)state;
    if (mkdtemp(folder) == NULL)
        return -1;
    make_ca("ca");
    make_ca("stranger");
    make_leaf("good", "ca", "DNS:localhost,IP:127.0.0.1", 2);
    make_leaf("other-name", "ca", "DNS:other.example", 2);
    make_leaf("expired", "ca", "DNS:localhost,IP:127.0.0.1", -1);
    make_leaf("strange", "stranger", "DNS:localhost,IP:127.0.0.1", 2);
    shell("cd %s && openssl req -x509 " NEW_KEY
          " -keyout alone.key -out alone.pem -days 2 -subj /CN=localhost "
          "-addext subjectAltName=DNS:localhost,IP:127.0.0.1 >/dev/null 2>&1",
          folder);
    return 0;
}

static int remove_certificates(void **state)
{
    (void)state;
    shell("rm -r %s", folder);
    return 0;
}

struct row {
    const char *name, *certificate, *host;
    bool ca_given;
    const char *extra;  /* option of the server */
    const char *reason; /* NULL: trusted */
};

static const struct row rows[] = {
    {"private_ca_by_name", "good", "localhost", true, "-tls1_3", NULL},
    {"private_ca_by_address", "good", "127.0.0.1", true, "-tls1_2", NULL},
    {"private_ca_not_given", "good", "localhost", false, "-tls1_3", "issuer"},
    {"other_name", "other-name", "localhost", true, "-tls1_3", "match"},
    {"other_address", "other-name", "127.0.0.1", true, "-tls1_3", "match"},
    {"expired", "expired", "localhost", true, "-tls1_3", "expired"},
    {"other_ca", "strange", "localhost", true, "-tls1_3", "issuer"},
    {"signed_by_itself", "alone", "localhost", true, "-tls1_3", "self"},
    {"old_protocol", "good", "localhost", true, "-tls1_1 -cipher ALL:@SECLEVEL=0", ""},
};

struct server {
    pid_t pid;
    int port;
    FILE *said;
};

/* It says which port it got, once it listens; and ends with this program, whatever becomes of that. */
static struct server serve(const struct row *row)
{
    struct server server = {0};
    char command[1024], line[256];
    int out[2];
    snprintf(command, sizeof(command),
             "exec openssl s_server -4 -accept 127.0.0.1:0 -cert %s/%s.pem -key %s/%s.key -www %s 2>/dev/null", folder,
             row->certificate, folder, row->certificate, row->extra);
    assert_int_equal(pipe2(out, O_CLOEXEC), 0);
    server.pid = fork();
    if (server.pid == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        dup2(out[1], STDOUT_FILENO);
        execl("/bin/sh", "sh", "-c", command, (char *)NULL);
        _exit(127);
    }
    close(out[1]);
    server.said = fdopen(out[0], "r");
    while (server.port == 0) {
        assert_non_null(fgets(line, sizeof(line), server.said));
        (void)sscanf(line, "ACCEPT 127.0.0.1:%d", &server.port);
    }
    return server;
}

static void end(struct server server)
{
    kill(server.pid, SIGKILL);
    waitpid(server.pid, NULL, 0);
    fclose(server.said);
}

static const char *ca_of(const struct row *row)
{
    static char path[64];
    snprintf(path, sizeof(path), "%s/ca.pem", folder);
    return row->ca_given ? path : NULL;
}

static void on_closed(void *ctx, const struct ws_close *why)
{
    *(struct ws_close *)ctx = *why;
}

/* The server behind is no websocket server: to be told its HTTP status is to have trusted it. */
static void a_websocket_judges_as_its_row_says(void **state)
{
    const struct row *row = *state;
    struct loop *loop = new_loop(ca_of(row));
    struct server server = serve(row);
    struct ws_close why = {.reason = ""};
    struct ws_client *client;
    char url[64];
    snprintf(url, sizeof(url), "wss://%s:%d/", row->host, server.port);
    struct ws_client_options options = {.url = url, .open_timeout_ms = 10000};
    assert_true(ws_client_open(loop, &options, &(struct ws_client_events){.closed = on_closed},
                               &why, &client, NULL));
    TURN_UNTIL(loop, why.reason[0] != '\0');
    assert_int_equal(why.http_status, row->reason == NULL ? 200 : 0);
    if (row->reason != NULL && strstr(why.reason, row->reason) == NULL)
        fail_msg("not for that reason: %s", why.reason);
    loop_destroy(loop);
    end(server);
}

struct outcome {
    atomic_bool over;
    enum http_failure failure;
    int status;
    char reason[256];
};

static void note(void *ctx, const struct http_result *result)
{
    struct outcome *o = ctx;
    o->failure = result->failure;
    o->status = result->status;
    memcpy(o->reason, result->reason, sizeof(o->reason));
    atomic_store(&o->over, true);
}

static void an_http_call_judges_as_its_row_says(void **state)
{
    const struct row *row = *state;
    struct loop *loop = new_loop(NULL);
    struct server server = serve(row);
    struct outcome o = {.over = false};
    char url[64];
    snprintf(url, sizeof(url), "https://%s:%d/", row->host, server.port);
    struct http_call call = {.method = "GET",
                             .url = url,
                             .connect_timeout_ms = 10000,
                             .timeout_ms = 10000,
                             .response_max = 1 << 20};
    http_call_wait(&(struct http_client_options){.ca_file = ca_of(row), .user_agent = "t"}, &call,
                   note, &o);
    assert_int_equal(o.failure, row->reason == NULL ? HTTP_OK : HTTP_UNSENT);
    assert_int_equal(o.status, row->reason == NULL ? 200 : 0);
    assert_int_equal(o.reason[0] == '\0', row->reason == NULL);
    loop_destroy(loop);
    end(server);
}

int main(void)
{
    struct CMUnitTest ws[COUNT_OF(rows)], http[COUNT_OF(rows)];
    signal(SIGPIPE, SIG_IGN);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        ws[i] = (struct CMUnitTest)ROW_TEST(a_websocket_judges_as_its_row_says, &rows[i]);
        http[i] = (struct CMUnitTest)ROW_TEST(an_http_call_judges_as_its_row_says, &rows[i]);
    }
    struct CMUnitTest both[2 * COUNT_OF(rows)];
    memcpy(both, ws, sizeof(ws));
    memcpy(both + COUNT_OF(rows), http, sizeof(http));
    return cmocka_run_group_tests_name("tls", both, make_certificates, remove_certificates);
}
