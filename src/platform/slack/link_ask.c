/*
 * What the link asks the Web API: who are we, and where may we connect. Answers come on the
 * client's thread; they are put into a mailbox, and the loop is woken to read it. The mailbox
 * outlives the link while answers are under way.
 */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "disruption/base/clock.h"
#include "disruption/base/memory.h"
#include "disruption/base/slice.h"
#include "disruption/net/retry.h"
#include "disruption/net/url.h"
#include "answer.h"
#include "link_private.h"
#include "methods.h"
#include "names.h"

#define CONNECT_TIMEOUT_MS 5000
#define ASK_TIMEOUT_MS 15000
#define RESPONSE_MAX ((size_t)1 << 20) /* bytes */

/* Scopes of the bot token without which something we do or hear would be missing. */
static const char *const needed_scopes[] = {
    "app_mentions:read", "channels:history",  "channels:join", "channels:manage", "channels:read",
    "chat:write",        "chat:write.public", "commands",      "files:read",      "files:write",
    "groups:history",    "groups:read",       "groups:write",  "im:history",      "im:read",
    "im:write",          "pins:read",         "pins:write",    "reactions:read",  "reactions:write",
    "usergroups:read",   "users:read",
};

struct letter {
    struct letter *next;
    struct mailbox *mailbox;
    struct pacing *pacing;
    struct call_rate rate;
    void (*read)(struct link *link, const struct letter *letter);
    struct slack_answer answer;
    char *scopes;
};

struct mailbox {
    pthread_mutex_t lock;
    struct loop *loop; /* NULL once the link is gone */
    struct letter *letters;
    size_t shares; /* the link's, and one for each answer under way */
};

static void letter_destroy(struct letter *letter)
{
    slack_answer_done(&letter->answer);
    free(letter->scopes);
    free(letter);
}

struct mailbox *mailbox_create(struct loop *loop)
{
    struct mailbox *mailbox = mem_new(1, sizeof(*mailbox));
    pthread_mutex_init(&mailbox->lock, NULL);
    mailbox->loop = loop;
    mailbox->shares = 1;
    return mailbox;
}

/* Gives back one share; called with the lock held. */
static void give_back(struct mailbox *mailbox)
{
    bool last = --mailbox->shares == 0;
    pthread_mutex_unlock(&mailbox->lock);
    if (!last)
        return;
    pthread_mutex_destroy(&mailbox->lock);
    free(mailbox);
}

void mailbox_release(struct mailbox *mailbox)
{
    pthread_mutex_lock(&mailbox->lock);
    mailbox->loop = NULL;
    while (mailbox->letters != NULL) {
        struct letter *letter = mailbox->letters;
        mailbox->letters = letter->next;
        letter_destroy(letter);
    }
    give_back(mailbox);
}

/* On the client's thread. The loop is woken under the lock, so that it cannot be destroyed
 * meanwhile. */
static void answered(void *ctx, const struct http_result *result)
{
    struct letter *letter = ctx;
    struct mailbox *mailbox = letter->mailbox;
    slack_answer_read(result, &letter->answer);
    if (result->failure != HTTP_CANCELLED)
        (void)pacing_heard(letter->pacing, &letter->rate, slack_answer_end(&letter->answer, result),
                           letter->answer.wait_ms, clock_steady_ms(), backoff_chance());
    letter->scopes = mem_copy_text(result->failure == HTTP_OK ? result->oauth_scopes : "");
    pthread_mutex_lock(&mailbox->lock);
    if (mailbox->loop != NULL) {
        letter->next = mailbox->letters;
        mailbox->letters = letter;
        loop_wake(mailbox->loop);
    } else {
        letter_destroy(letter);
    }
    give_back(mailbox);
}

void link_read_mail(void *ctx)
{
    struct link *link = ctx;
    pthread_mutex_lock(&link->mailbox->lock);
    struct letter *letters =
        link->mailbox->letters; /* one at most: the session asks one thing at a time */
    link->mailbox->letters = NULL;
    pthread_mutex_unlock(&link->mailbox->lock);
    while (letters != NULL) {
        struct letter *letter = letters;
        letters = letter->next;
        if (!link->closing)
            letter->read(link, letter);
        letter_destroy(letter);
    }
}

/* Whether a call may go now; else the session hears when it may. The link goes by its own waits where the platform is in
 * trouble, so it asks as people do. */
static bool paced(struct link *link, const struct call_rate *rate)
{
    char text[SESSION_TEXT_MAX];
    int64_t wait_ms =
        pacing_take(link->options.pacing, rate, URGENCY_PEOPLE, clock_steady_ms(), backoff_chance());
    if (wait_ms == 0)
        return true;
    snprintf(text, sizeof(text), "%s: called as often as Slack lets us", rate->method);
    link_step(link, &(struct session_event){.input = SESSION_REFUSED,
                                            .fault = SESSION_FAULT_PAUSE,
                                            .text = text,
                                            .wait_ms = wait_ms});
    return false;
}

static void ask(struct link *link, enum slack_method_id id, const struct secret *token,
                void (*read)(struct link *link, const struct letter *letter))
{
    const struct slack_method *method = &slack_methods[id];
    const struct call_rate rate = {.method = method->name, .per_minute = method->per_minute, .tokenless = true};
    struct buf url;
    if (!paced(link, &rate))
        return;
    struct letter *letter = mem_new(1, sizeof(*letter));
    letter->mailbox = link->mailbox;
    letter->pacing = link->options.pacing;
    letter->rate = rate;
    letter->read = read;
    pthread_mutex_lock(&link->mailbox->lock);
    link->mailbox->shares++;
    pthread_mutex_unlock(&link->mailbox->lock);
    buf_init(&url, URL_MAX);
    buf_print(&url, "%s%s", link->options.api_url, method->name);
    struct http_call call = {
        .method = "POST",
        .url = buf_string(&url),
        .content_type = "application/x-www-form-urlencoded",
        .bearer = token,
        .body = "",
        .connect_timeout_ms = CONNECT_TIMEOUT_MS,
        .timeout_ms = ASK_TIMEOUT_MS,
        .response_max = RESPONSE_MAX,
    };
    http_client_send(link->http, &call, answered, letter);
    buf_done(&url);
}

/* What went wrong, with the token it went wrong with. */
static void report_refusal(struct link *link, const char *method, const char *token,
                           const struct slack_answer *answer)
{
    char text[SESSION_TEXT_MAX];
    struct session_event event = {
        .input = SESSION_REFUSED, .text = text, .wait_ms = answer->wait_ms};
    if (answer->meaning == SLACK_UNAUTHORISED)
        event.fault = SESSION_FAULT_UNAUTHORISED;
    else if (answer->meaning == SLACK_PAUSE)
        event.fault = SESSION_FAULT_PAUSE;
    snprintf(text, sizeof(text), "%s (%s): %.*s", method, token, 180, answer->reason);
    link_step(link, &event);
}

static bool has_scope(const char *scopes, const char *wanted)
{
    struct slice rest = slice_of(scopes), scope;
    while (slice_split(&rest, ',', &scope)) {
        if (slice_equals(slice_trim(scope), wanted))
            return true;
    }
    return false;
}

/* The needed scopes that are absent, as a comma list. Without the header nothing can be said: "".
 */
static const char *missing_scopes(struct arena *arena, const char *scopes)
{
    const char *missing = "";
    for (size_t i = 0; scopes[0] != '\0' && i < COUNT_OF(needed_scopes); i++) {
        if (!has_scope(scopes, needed_scopes[i]))
            missing = arena_print(arena, "%s%s%s", missing, missing[0] == '\0' ? "" : ",",
                                  needed_scopes[i]);
    }
    return missing;
}

static const char *keep(struct link *link, const struct js *reply, const char *key)
{
    return arena_text(&link->identity, js_string_or(reply, key, ""));
}

static void read_identity(struct link *link, const struct letter *letter)
{
    const struct js *reply = letter->answer.reply;
    if (letter->answer.meaning != SLACK_OK) {
        report_refusal(link, "auth.test", "bot token", &letter->answer);
        return;
    }
    if (js_flag(reply, "is_enterprise_install")) {
        link_step(
            link,
            &(struct session_event){
                .input = SESSION_REFUSED,
                .fault = SESSION_FAULT_UNAUTHORISED,
                .text =
                    "the bot token is for a whole organisation; install the app to one workspace"});
        return;
    }
    arena_done(&link->identity);
    const char *team_id = slack_id(&link->identity, reply, "team_id");
    const char *user_id = slack_id(&link->identity, reply, "user_id");
    if (team_id == NULL || user_id == NULL) { /* without them we would take our own posts for somebody's */
        struct slack_answer nobody = {.meaning = SLACK_UNCLEAR, .reason = "the answer names no workspace or no bot"};
        report_refusal(link, "auth.test", "bot token", &nobody);
        return;
    }
    link->self = (struct slack_self){
        .team_id = team_id,
        .user_id = user_id,
        .bot_id = keep(link, reply, "bot_id"),
        .app_id = keep(link, reply, "app_id"),
        .site_url = keep(link, reply, "url"),
        .api_url = link->options.api_url,
        .command = link->options.command,
    };
    struct workspace_identity who = {
        .workspace_id = link->self.team_id,
        .workspace_name = keep(link, reply, "team"),
        .bot_user_id = link->self.user_id,
        .bot_id = link->self.bot_id,
        .url = link->self.site_url,
        .api_url = link->options.api_url,
        .missing_scopes = missing_scopes(&link->identity, letter->scopes),
    };
    link->events.identified(link->ctx, &who);
    link_step(link, &(struct session_event){.input = SESSION_IDENTIFIED, .text = ""});
}

static void read_ticket(struct link *link, const struct letter *letter)
{
    const char *url = js_string(letter->answer.reply, "url");
    if (letter->answer.meaning != SLACK_OK) {
        report_refusal(link, "apps.connections.open", "app token", &letter->answer);
        return;
    }
    free(link->ticket);
    link->ticket = mem_copy_text(url == NULL ? "" : url);
    link_step(link, &(struct session_event){.input = SESSION_TICKET, .text = ""});
}

void link_ask_identity(struct link *link)
{
    ask(link, METHOD_AUTH_TEST, link->options.bot_token, read_identity);
}

void link_ask_ticket(struct link *link)
{
    ask(link, METHOD_CONNECTIONS_OPEN, link->options.app_token, read_ticket);
}
