/* The page's files, inside the program so that it needs no folder. */
#include <string.h>

#include "disruption/base/attributes.h"
#include "sandbox/page.h"

static const unsigned char index_html[] = {
#include "embedded/page_index_html.inc"
};
static const unsigned char page_css[] = {
#include "embedded/page_page_css.inc"
};
static const unsigned char page_js[] = {
#include "embedded/page_page_js.inc"
};
static const unsigned char emoji_js[] = {
#include "embedded/page_emoji_js.inc"
};
static const unsigned char text_js[] = {
#include "embedded/page_text_js.inc"
};
static const unsigned char blocks_js[] = {
#include "embedded/page_blocks_js.inc"
};
static const unsigned char dialogs_js[] = {
#include "embedded/page_dialogs_js.inc"
};
static const unsigned char messages_js[] = {
#include "embedded/page_messages_js.inc"
};
static const unsigned char composer_js[] = {
#include "embedded/page_composer_js.inc"
};
static const unsigned char header_js[] = {
#include "embedded/page_header_js.inc"
};
static const unsigned char panel_js[] = {
#include "embedded/page_panel_js.inc"
};
static const unsigned char store_js[] = {
#include "embedded/page_store_js.inc"
};
static const unsigned char sidebar_js[] = {
#include "embedded/page_sidebar_js.inc"
};

/* The last byte of each is a NUL that does not belong to it. */
static const struct asset assets[] = {
    {"/", "text/html; charset=utf-8", index_html, sizeof index_html - 1},
    {"/page/page.css", "text/css; charset=utf-8", page_css, sizeof page_css - 1},
    {"/page/page.js", "text/javascript; charset=utf-8", page_js, sizeof page_js - 1},
    {"/page/emoji.js", "text/javascript; charset=utf-8", emoji_js, sizeof emoji_js - 1},
    {"/page/text.js", "text/javascript; charset=utf-8", text_js, sizeof text_js - 1},
    {"/page/blocks.js", "text/javascript; charset=utf-8", blocks_js, sizeof blocks_js - 1},
    {"/page/dialogs.js", "text/javascript; charset=utf-8", dialogs_js, sizeof dialogs_js - 1},
    {"/page/messages.js", "text/javascript; charset=utf-8", messages_js, sizeof messages_js - 1},
    {"/page/composer.js", "text/javascript; charset=utf-8", composer_js, sizeof composer_js - 1},
    {"/page/header.js", "text/javascript; charset=utf-8", header_js, sizeof header_js - 1},
    {"/page/panel.js", "text/javascript; charset=utf-8", panel_js, sizeof panel_js - 1},
    {"/page/store.js", "text/javascript; charset=utf-8", store_js, sizeof store_js - 1},
    {"/page/sidebar.js", "text/javascript; charset=utf-8", sidebar_js, sizeof sidebar_js - 1},
};

const struct asset *page_asset(const char *path)
{
    for (size_t i = 0; i < COUNT_OF(assets); i++) {
        if (strcmp(assets[i].path, path) == 0)
            return &assets[i];
    }
    return NULL;
}
