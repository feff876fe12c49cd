/* HTML from a report's Markdown, by cmark-gfm: raw HTML and dangerous addresses are left out. */
#include "disruption/report/report.h"

#include <stdlib.h>
#include <string.h>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include "disruption/base/attributes.h"

static const char *const extensions[] = {"table", "strikethrough", "tasklist", "autolink"};

static const char head[] = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>";
static const char style[] =
    "</title>\n<style>\n"
    "body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }\n"
    "table { border-collapse: collapse; width: 100%; }\n"
    "th, td { border: 1px solid #ccc; padding: .3rem .6rem; text-align: left; vertical-align: top; }\n"
    "th:nth-child(2), td:nth-child(2) { white-space: nowrap; }\n"
    "blockquote { border-left: 4px solid #e0a800; margin-left: 0; padding-left: 1rem; }\n"
    "code { background: #f2f2f2; overflow-wrap: anywhere; }\n"
    "@media (prefers-color-scheme: dark) { body { background: #1b1b1b; color: #eee; } a { color: #8cf; }\n"
    "code { background: #333; } th, td { border-color: #555; } }\n"
    "</style>\n</head>\n<body>\n";

/* "<br>" is the one tag that a draft writes itself; raw HTML is not let through, so it becomes a break of its own. */
static void mend_breaks(cmark_node *document)
{
    cmark_iter *iter = cmark_iter_new(document);
    cmark_event_type event;
    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        if (event != CMARK_EVENT_ENTER || cmark_node_get_type(node) != CMARK_NODE_HTML_INLINE ||
            strcmp(cmark_node_get_literal(node), "<br>") != 0)
            continue;
        cmark_node *line_break = cmark_node_new(CMARK_NODE_LINEBREAK);
        cmark_node_replace(node, line_break);
        cmark_node_free(node);
    }
    cmark_iter_free(iter);
}

/* Fences and other comments: a reader of HTML has no use for them. */
static void drop_blocks(cmark_node *document)
{
    cmark_node *next;
    for (cmark_node *node = cmark_node_first_child(document); node != NULL; node = next) {
        next = cmark_node_next(node);
        if (cmark_node_get_type(node) != CMARK_NODE_HTML_BLOCK)
            continue;
        cmark_node_unlink(node);
        cmark_node_free(node);
    }
}

static void escape_html(const char *text, struct buf *out)
{
    for (; *text != '\0'; text++) {
        const char *name = *text == '&' ? "&amp;" : *text == '<' ? "&lt;" : *text == '>' ? "&gt;" : NULL;
        if (name != NULL)
            buf_text(out, name);
        else
            buf_char(out, *text);
    }
}

void report_html(const char *title, const char *markdown, struct buf *out)
{
    cmark_gfm_core_extensions_ensure_registered();
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_DEFAULT);
    for (size_t i = 0; i < COUNT_OF(extensions); i++)
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(extensions[i]));
    cmark_parser_feed(parser, markdown, strlen(markdown));
    cmark_node *document = cmark_parser_finish(parser);
    drop_blocks(document);
    mend_breaks(document);
    char *body = cmark_render_html(document, CMARK_OPT_DEFAULT, cmark_parser_get_syntax_extensions(parser));
    buf_text(out, head);
    escape_html(title, out);
    buf_text(out, style);
    buf_text(out, body);
    buf_text(out, "</body>\n</html>\n");
    free(body);
    cmark_node_free(document);
    cmark_parser_free(parser);
}
