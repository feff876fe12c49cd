/* Outgoing calls that are answered, and the thread that makes them. */
#include "call_fixture.h"

static void a_post_arrives_as_it_was_meant(void **state)
{
    struct fixture *f = *state;
    struct outcome o;
    struct secret *token = secret_create("xoxb-1", 6);
    struct http_call call = call_to(path_url(f, "/p?a=1"));
    call.method = "POST";
    call.content_type = "text/x";
    call.bearer = token;
    call.header_names[0] = "Origin";
    call.header_values[0] = "here";
    call.body = "ab\ncd";
    call.body_len = 5;
    run(f, &call, &o);
    assert_int_equal(o.result.failure, HTTP_OK);
    assert_int_equal(o.result.status, 200);
    assert_string_equal(o.body, "{}");
    assert_string_equal(o.type, "application/json");
    assert_int_equal(o.result.retry_after_ms, -1);
    assert_string_equal(o.scopes, "");
    assert_string_equal(f->seen,
                        "POST /p?a=1 type=text/x auth=Bearer xoxb-1 origin=here body=ab\ncd");
    secret_destroy(token);
}

static void a_call_without_a_type_claims_none(void **state)
{
    struct fixture *f = *state;
    struct outcome o;
    struct http_call call = call_to(path_url(f, "/p"));
    call.method = "POST";
    run(f, &call, &o);
    assert_string_equal(f->seen, "POST /p? type= auth= origin= body=");
}

static void too_many_requests_tell_when_to_come_back(void **state)
{
    struct fixture *f = *state;
    struct outcome o;
    struct http_call call = call_to(path_url(f, "/limited"));
    run(f, &call, &o);
    assert_int_equal(o.result.failure, HTTP_OK);
    assert_int_equal(o.result.status, 429);
    assert_int_equal(o.result.retry_after_ms, 7000);
    assert_string_equal(o.scopes, "chat:write,users:read");
}

static void a_redirect_is_an_answer(void **state)
{
    struct fixture *f = *state;
    struct outcome o;
    struct http_call call = call_to(path_url(f, "/moved"));
    run(f, &call, &o);
    assert_int_equal(o.result.status, 302);
    assert_non_null(strstr(f->seen, "/moved"));
}

static void a_unix_socket_is_called(void **state)
{
    struct fixture *f = *state;
    struct outcome o;
    char folder[] = "/tmp/net-client-XXXXXX", address[64];
    assert_non_null(mkdtemp(folder));
    snprintf(address, sizeof(address), "unix:%s/s", folder);
    http_server_close(f->server);
    struct http_server_options options = {
        .address = address, .socket_mode = 0600, .body_max = 10, .connection_max = 4};
    assert_true(http_server_open(f->loop, &options,
                                 &(struct http_server_events){.request = on_request}, f, &f->server,
                                 NULL));
    struct http_call call = call_to("http://disruption/control");
    call.unix_socket = address + 5;
    run(f, &call, &o);
    assert_int_equal(o.result.failure, HTTP_OK);
    assert_non_null(strstr(f->seen, "GET /control?"));
    http_server_close(f->server);
    f->server = NULL;
    run(f, &call, &o);
    assert_int_equal(o.result.failure, HTTP_UNSENT);
    rmdir(folder);
}

struct chain {
    struct fixture *f;
    atomic_int step;
    char order[16];
};

static void add_step(struct chain *chain, char step)
{
    int n = atomic_load(&chain->step);
    chain->order[n] = step;
    atomic_store(&chain->step, n + 1);
}

static void late_step(void *ctx)
{
    add_step(ctx, 'c');
}

static void early_step(void *ctx)
{
    add_step(ctx, 'b');
}

static void first_step(void *ctx)
{
    struct chain *chain = ctx;
    http_client_after(chain->f->client, 40, late_step, chain);
    http_client_after(chain->f->client, 10, early_step, chain);
    http_client_after(chain->f->client, 3600000, late_step,
                      chain); /* never: the client is gone by then */
    add_step(chain, 'a');
}

static void functions_run_on_the_thread_in_time(void **state)
{
    struct fixture *f = *state;
    static struct chain chain;
    chain = (struct chain){.f = f};
    http_client_do(f->client, first_step, &chain);
    TURN_UNTIL(f->loop, atomic_load(&chain.step) == 3);
    assert_string_equal(chain.order, "abc");
}

static void every_call_is_answered_once_when_the_client_ends(void **state)
{
    struct fixture *f = *state;
    static struct outcome o[12]; /* fewer than the server accepts */
    memset(o, 0, sizeof(o));
    struct http_call call = call_to(path_url(f, "/silent"));
    for (size_t i = 0; i < COUNT_OF(o); i++)
        http_client_send(f->client, &call, note, &o[i]);
    for (int i = 0; i < 5; i++)
        loop_turn(f->loop, 5);
    http_client_destroy(f->client);
    f->client = NULL;
    for (size_t i = 0; i < COUNT_OF(o); i++) {
        assert_int_equal(atomic_load(&o[i].calls), 1);
        assert_int_equal(o[i].result.failure, HTTP_CANCELLED);
    }
}

static void many_calls_share_connections(void **state)
{
    struct fixture *f = *state;
    struct outcome o;
    struct http_call call = call_to(path_url(f, "/again"));
    for (int i = 0; i < 30; i++) { /* more than the server accepts at once, were they not reused */
        run(f, &call, &o);
        assert_int_equal(o.result.failure, HTTP_OK);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_SERVER(a_post_arrives_as_it_was_meant),
        WITH_SERVER(a_call_without_a_type_claims_none),
        WITH_SERVER(too_many_requests_tell_when_to_come_back),
        WITH_SERVER(a_redirect_is_an_answer),
        WITH_SERVER(a_unix_socket_is_called),
        WITH_SERVER(functions_run_on_the_thread_in_time),
        WITH_SERVER(every_call_is_answered_once_when_the_client_ends),
        WITH_SERVER(many_calls_share_connections),
    };
    return cmocka_run_group_tests_name("http client", tests, NULL, NULL);
}
