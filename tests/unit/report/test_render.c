/*
 * Reports and escaped text as a Markdown renderer sees them: text comes out as it was typed, tables
 * have their rows, and nothing that people wrote becomes HTML or structure.
 */
#include "disruption/report/report.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include "dossiers.h"
#include "report/escape.h"
#include "testing.h"

#define RANDOM_TEXTS 20000
#define RANDOM_LENGTH 24 /* characters; short ones meet more often */

static cmark_node *parse(const char *markdown)
{
    static const char *const extensions[] = {"table", "autolink", "strikethrough", "tasklist"};
    cmark_gfm_core_extensions_ensure_registered();
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_DEFAULT);
    for (size_t i = 0; i < COUNT_OF(extensions); i++)
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(extensions[i]));
    cmark_parser_feed(parser, markdown, strlen(markdown));
    cmark_node *document = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    return document;
}

static bool is_break(const cmark_node *node, cmark_node_type type)
{
    return type == CMARK_NODE_LINEBREAK || type == CMARK_NODE_SOFTBREAK ||
           (type == CMARK_NODE_HTML_INLINE &&
            strcmp(cmark_node_get_literal((cmark_node *)(uintptr_t)node), "<br>") == 0);
}

/* Adds the text that a reader sees, without blanks and backticks (which code spans take away). */
static void add_seen(struct buf *out, const char *text)
{
    for (; text != NULL && *text != '\0'; text++) {
        if (strncmp(text, "\u00a0", 2) == 0)
            text++;
        else if (strchr(" \t\n`", *text) == NULL && strncmp(text, "\u2068", 3) != 0 &&
                 strncmp(text, "\u2069", 3) != 0)
            buf_char(out, *text);
        else if ((unsigned char)*text == 0xE2)
            text += 2;
    }
}

/* Walks the tree: collects the text, and refuses every node that escaped text must not give. */
static void add_text_of(cmark_node *root, const char *text, struct buf *out)
{
    cmark_iter *iter = cmark_iter_new(root);
    cmark_event_type event;
    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        if (event != CMARK_EVENT_ENTER)
            continue;
        cmark_node *node = cmark_iter_get_node(iter);
        cmark_node_type type = cmark_node_get_type(node);
        if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE)
            add_seen(out, cmark_node_get_literal(node));
        else if (type != CMARK_NODE_DOCUMENT && type != CMARK_NODE_PARAGRAPH &&
                 type != CMARK_NODE_LINK && !is_break(node, type) &&
                 strcmp(cmark_node_get_type_string(node), "table_cell") != 0)
            fail_msg("typed: %s\nbecame %s", text, cmark_node_get_type_string(node));
    }
    cmark_iter_free(iter);
}

static void assert_seen(const char *text, cmark_node *root, const char *markdown)
{
    struct buf typed, seen;
    buf_init(&typed, 1 << 16);
    buf_init(&seen, 1 << 16);
    add_seen(&typed, text);
    add_text_of(root, text, &seen);
    if (strcmp(buf_string(&typed), buf_string(&seen)) != 0)
        fail_msg("typed: %s\nshown: %s\nmarkdown: %s", text, buf_string(&seen), markdown);
    buf_done(&seen);
    buf_done(&typed);
}

/* The last cell of the first row below the head. */
static cmark_node *find_cell(cmark_node *document)
{
    cmark_node *table = cmark_node_first_child(document);
    assert_string_equal(cmark_node_get_type_string(table), "table");
    cmark_node *row = cmark_node_last_child(table);
    assert_ptr_not_equal(row, cmark_node_first_child(table));
    cmark_node *cell = cmark_node_last_child(row);
    assert_ptr_equal(cmark_node_previous(cmark_node_previous(cell)), NULL);
    return cell;
}

static void check_text(const char *text)
{
    struct buf markdown;
    buf_init(&markdown, 1 << 16);
    report_escape(text, &markdown);
    cmark_node *document = parse(buf_string(&markdown));
    assert_seen(text, document, buf_string(&markdown));
    cmark_node_free(document);

    buf_clear(&markdown);
    buf_text(&markdown, "| a | b |\n| --- | --- |\n| x | ");
    report_escape_cell(text, &markdown);
    buf_text(&markdown, " |\n");
    document = parse(buf_string(&markdown));
    assert_seen(text, find_cell(document), buf_string(&markdown));
    cmark_node_free(document);
    buf_done(&markdown);
}

static void hostile_text_is_shown_as_typed(void **state)
{
    (void)state;
    check_text(HOSTILE_TEXT);
    check_text("```\nint a = b | c;\n<b>\n\n```\nafter *that* ``x``");
}

static void any_text_is_shown_as_typed(void **state)
{
    (void)state;
    static const char *const pieces[] = {
        "a",  "b",  " ",    "\n",     "|",      "*",         "_",           "`",
        "~",  "<",  ">",    "[",      "]",      "(",         ")",           "\\",
        "#",  "-",  "+",    "1.",     "=",      ":",         "!",           "&amp;",
        "&",  ";",  "$",    "\u05d0", "\u00e9", "http://e/", "https://a.b", "www.e.x",
        ".c", "2)", "<br>", "```",    "\"",     "'",         "@",           "/"};
    uint32_t seed = 20260301;
    for (int i = 0; i < RANDOM_TEXTS; i++) {
        struct buf text;
        buf_init(&text, 4096);
        for (int j = 0; j < RANDOM_LENGTH; j++) {
            seed = seed * 1664525u + 1013904223u;
            buf_text(&text, pieces[(seed >> 16) % COUNT_OF(pieces)]);
        }
        check_text(buf_string(&text));
        buf_done(&text);
    }
}

struct expectation {
    const char *name;
    struct dossier (*build)(void);
    int rows;  /* of the timeline, without its head */
    int items; /* of the action list */
    int headings;
};

static int count_children(cmark_node *node)
{
    int count = 0;
    for (cmark_node *child = cmark_node_first_child(node); child != NULL;
         child = cmark_node_next(child))
        count++;
    return count;
}

static bool is_fence(const char *html)
{
    return strncmp(html, "<!-- auto:", 10) == 0 || strcmp(html, "<!-- /auto -->\n") == 0;
}

static void report_renders_as_meant(void **state)
{
    const struct expectation *expectation = *state;
    struct policy policy = berlin();
    struct dossier dossier = expectation->build();
    struct buf markdown;
    buf_init(&markdown, REPORT_MAX);
    report_markdown(&policy, &dossier, &markdown);
    cmark_node *document = parse(buf_string(&markdown));
    int rows = 0, tasks = 0, headings = 0;
    cmark_iter *iter = cmark_iter_new(document);
    for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(iter);
        const char *type = cmark_node_get_type_string(node);
        if (event != CMARK_EVENT_ENTER)
            continue;
        if (strcmp(type, "table") == 0)
            rows += count_children(node) - 1;
        tasks += strcmp(type, "tasklist") == 0;
        headings += strcmp(type, "heading") == 0;
        if (strcmp(type, "html_block") == 0)
            assert_true(is_fence(cmark_node_get_literal(node)));
        if (strcmp(type, "html_inline") == 0)
            assert_string_equal(cmark_node_get_literal(node), "<br>");
        if (strcmp(type, "link") == 0)
            assert_memory_equal(cmark_node_get_url(node), "http", 4);
        assert_string_not_equal(type, "image");
        assert_string_not_equal(type, "code_block");
    }
    assert_int_equal(rows, expectation->rows);
    assert_int_equal(tasks, expectation->items);
    assert_int_equal(headings, expectation->headings);
    cmark_iter_free(iter);
    cmark_node_free(document);
    buf_done(&markdown);
}

int main(void)
{
    static const struct expectation expectations[] = {
        {"rich_report_renders_as_meant", rich_dossier, 19, 4, 17},
        {"bare_report_renders_as_meant", bare_dossier, 0, 0, 16},
        {"days_report_renders_as_meant", days_dossier, 6, 0, 16},
        {"disordered_report_renders_as_meant", disordered_dossier, 4, 0, 16},
        {"hostile_report_renders_as_meant", hostile_dossier, 3, 1, 16},
    };
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hostile_text_is_shown_as_typed),
        cmocka_unit_test(any_text_is_shown_as_typed),
        ROW_TEST(report_renders_as_meant, &expectations[0]),
        ROW_TEST(report_renders_as_meant, &expectations[1]),
        ROW_TEST(report_renders_as_meant, &expectations[2]),
        ROW_TEST(report_renders_as_meant, &expectations[3]),
        ROW_TEST(report_renders_as_meant, &expectations[4]),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
