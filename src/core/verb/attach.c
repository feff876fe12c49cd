/* attach: documents that lie elsewhere, by their address; each once. */
#include "verb.h"

#include <inttypes.h>
#include <string.h>

#include "disruption/base/parse.h"
#include "disruption/base/utf8.h"
#include "turn.h"

#define ADDRESS_MAX 2000 /* bytes; browsers and chats take no longer ones */
#define CAPTION_MAX 200  /* characters; it is one line of a list */
#define ATTACHED_MAX 200 /* per disruption; more belong in one document that lists them */

/* http and https alone: anything else either cannot be followed or runs something. */
static bool is_address(struct slice word)
{
    size_t scheme = slice_starts(word, "https://") ? 8 : slice_starts(word, "http://") ? 7 : 0;
    if (scheme == 0 || word.len <= scheme || word.len > ADDRESS_MAX || strchr("/?#:.", word.at[scheme]) != NULL)
        return false;
    for (size_t i = 0; i < word.len; i++) {
        if ((unsigned char)word.at[i] <= ' ' || strchr("<>\"`|\\", word.at[i]) != NULL)
            return false;
    }
    return true;
}

static int64_t document_number(struct slice word)
{
    int64_t number;
    if (word.len > 0 && word.at[0] == '#') {
        word.at++;
        word.len--;
    }
    return parse_integer(word, 1, ATTACHED_MAX, &number) ? number : 0;
}

/* Whether it is in the list, dropped or not; *stands tells. */
static const struct attached *find(const struct turn *turn, int64_t number, struct slice url, bool *stands)
{
    const struct situation *situation = turn->situation;
    for (size_t i = 0; i < situation->attached_count; i++) {
        const struct attached *one = &situation->attached[i];
        if (one->number == number || (url.len > 0 && slice_equals(url, one->url))) {
            *stands = !one->gone;
            return one;
        }
    }
    return NULL;
}

static void tell(const struct turn *turn, const char *what, int64_t number, const char *url, const char *caption)
{
    struct buf line;
    buf_init(&line, LINE_MAX_BYTES);
    markup_print(&line, "Document %" PRId64 " %s (", number, what);
    say_actor(turn, &line);
    markup_text(&line, "): ");
    markup_link(&line, url, caption == NULL ? url : caption);
    turn_tell(turn, buf_string(&line));
    buf_done(&line);
}

static bool drop(const struct turn *turn, struct slice word, struct err *err)
{
    int64_t number = document_number(word);
    bool stands = false;
    const struct attached *one = number == 0 ? NULL : find(turn, number, (struct slice){"", 0}, &stands);
    if (one == NULL || !stands)
        return err_set(err, number == 0 ? ERR_INVALID : ERR_NOT_FOUND, "%s %s lists them with their numbers",
                       number == 0 ? "Which document? Say its number: attach drop 1." : "There is no such document.",
                       turn_command(turn, "attach", ""));
    js_put_integer(turn_fact(turn, FACT_DOCUMENT_DROPPED), "document", number);
    tell(turn, "dropped", number, one->url, one->caption);
    return true;
}

static bool add(const struct turn *turn, struct slice url, struct slice caption, struct err *err)
{
    size_t count = turn->situation->attached_count;
    bool stands = false;
    const struct attached *same = find(turn, 0, url, &stands);
    if (!is_address(url))
        return err_set(err, ERR_INVALID, "What is to be attached? An address that begins with https:// or http://: %s",
                       turn_command(turn, "attach", "https://status.example/graph latency during the outage"));
    if (same != NULL && stands)
        return err_set(err, ERR_CONFLICT, "It is attached already, as document %" PRId64 ": nothing was changed",
                       same->number);
    if (same == NULL && count >= ATTACHED_MAX)
        return err_set(err, ERR_LIMITED, "A disruption has at most %d documents: attach one that lists the rest",
                       ATTACHED_MAX);
    if (utf8_count(caption) > CAPTION_MAX)
        return refuse_long(turn, arena_print(turn->out->arena, "a caption has at most %d characters", CAPTION_MAX),
                           turn->command->text, err);
    int64_t number = same != NULL ? same->number : (int64_t)count + 1;
    const char *address = arena_slice(turn->out->arena, url);
    const char *words = caption.len > 0 ? arena_slice(turn->out->arena, caption) : NULL;
    struct js *body = turn_fact(turn, FACT_DOCUMENT_ADDED);
    js_put_integer(body, "document", number);
    js_put_string(body, "url", address);
    js_put_string(body, "caption", words);
    tell(turn, "attached", number, address, words);
    return true;
}

static void list(const struct turn *turn)
{
    const struct situation *situation = turn->situation;
    struct buf *answer = &turn->out->answer;
    size_t shown = 0;
    say_head(answer, turn->target);
    for (size_t i = 0; i < situation->attached_count; i++) {
        const struct attached *one = &situation->attached[i];
        if (one->gone)
            continue;
        markup_print(answer, "\n%" PRId64 " ", one->number);
        markup_link(answer, one->url, one->caption == NULL ? one->url : one->caption);
        shown++;
    }
    markup_text(answer, shown == 0 ? "\nNo documents are attached. Attach one: " : "\nAttach one: ");
    markup_code(answer, turn_command(turn, "attach", "https://... [caption]"));
}

static bool run_attach(const struct command *command, const struct situation *situation,
                       const struct event *event, struct outcome *out, struct err *err)
{
    const struct turn turn = turn_of(command, situation, event, out);
    struct slice rest = slice_of(command->text), word;
    if (!slice_word(&rest, &word)) {
        list(&turn);
        return true;
    }
    bool dropping = slice_equals_nocase(word, "drop") || slice_equals_nocase(word, "rm");
    return dropping ? drop(&turn, slice_trim(rest), err) : add(&turn, word, slice_trim(rest), err);
}

const struct command_row row_attach = {
    .name = "attach",
    .usage = "attach URL [caption]",
    .help = "Adds a document to the report by its address; attach drop 1 takes one out, without words it lists them.",
    .example = "attach https://status.example/graph latency during the outage",
    .needs = NEED_TARGET | NEED_OPEN | NEED_ATTACHED,
    .takes_target = TARGET_LONE,
    .prose = true,
    .changes = true,
    .run = run_attach,
};
