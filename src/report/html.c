/* HTML from a report's Markdown, by cmark-gfm: raw HTML and dangerous addresses are left out. */
#include "disruption/report/report.h"

#include <stdlib.h>
#include <string.h>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include "disruption/base/attributes.h"

static const char *const extensions[] = {"table", "strikethrough", "tasklist", "autolink"};

static const char head[] =
    "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>";
static const char style[] =
    "</title>\n<style>\n"
    "body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 "
    "1rem; }\n"
    "table { border-collapse: collapse; width: 100%; }\n"
    "th, td { border: 1px solid #ccc; padding: .3rem .6rem; text-align: left; vertical-align: top; "
    "}\n"
    "th:nth-child(2), td:nth-child(2) { white-space: nowrap; }\n"
    "blockquote { border-left: 4px solid #e0a800; margin-left: 0; padding-left: 1rem; }\n"
    "code { background: #f2f2f2; overflow-wrap: anywhere; }\n"
    "@media (prefers-color-scheme: dark) { body { background: #1b1b1b; color: #eee; } a { color: "
    "#8cf; }\n"
    "code { background: #333; } th, td { border-color: #555; } }\n"
    "</style>\n</head>\n<body>\n";

/*
 * "<br>" is the one tag that a draft writes itself. Raw HTML is not let through, but leaves a mark
 * where it stood: all other tags, and the fences, are taken away first, so that every mark is a
 * break. Text cannot look like one, it is escaped.
 */
#define OMITTED "<!-- raw HTML omitted -->"

static void drop_tags(cmark_node *document)
{
    cmark_iter *iter = cmark_iter_new(document);
    cmark_event_type event;
    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        cmark_node_type type = cmark_node_get_type(node);
        bool tag =
            type == CMARK_NODE_HTML_INLINE && strcmp(cmark_node_get_literal(node), "<br>") != 0;
        if (event != CMARK_EVENT_ENTER || (!tag && type != CMARK_NODE_HTML_BLOCK))
            continue;
        cmark_node_unlink(node);
        cmark_node_free(node);
    }
    cmark_iter_free(iter);
}

static void write_body(const char *html, struct buf *out)
{
    for (const char *mark; (mark = strstr(html, OMITTED)) != NULL; html = mark + strlen(OMITTED)) {
        buf_add(out, html, (size_t)(mark - html));
        buf_text(out, "<br>");
    }
    buf_text(out, html);
}

static void escape_html(const char *text, struct buf *out)
{
    for (; *text != '\0'; text++) {
        const char *name = *text == '&'   ? "&amp;"
                           : *text == '<' ? "&lt;"
                           : *text == '>' ? "&gt;"
                                          : NULL;
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
    drop_tags(document);
    char *body =
        cmark_render_html(document, CMARK_OPT_DEFAULT, cmark_parser_get_syntax_extensions(parser));
    buf_text(out, head);
    escape_html(title, out);
    buf_text(out, style);
    write_body(body, out);
    buf_text(out, "</body>\n</html>\n");
    free(body);
    cmark_node_free(document);
    cmark_parser_free(parser);
}
