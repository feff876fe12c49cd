/* Slack's text into ours and back, with what careless and hostile people write. */
#include "testing.h"

#include "disruption/base/utf8.h"
#include "disruption/core/markup.h"
#include "platform/slack/text.h"

struct decode_row {
    const char *name, *raw, *text;
    const char *mentions; /* "@U1=ana ", one after the other */
};

static const struct decode_row decode_rows[] = {
    {"plain_text_stays", "db is back", "db is back", ""},
    {"emoji_names_stay", ":eyes: on it", ":eyes: on it", ""},
    {"person", "ask <@U0ANA>", "ask @U0ANA", "@U0ANA= "},
    {"person_with_label", "ask <@U0ANA|ana>", "ask @U0ANA", "@U0ANA=ana "},
    {"enterprise_person", "<@W0ANA>", "@W0ANA", "@W0ANA= "},
    {"channel", "in <#C0DB>", "in #C0DB", "#C0DB= "},
    {"channel_with_label", "in <#C0DB|db>", "in #db", "#C0DB=db "},
    {"channel_with_empty_label", "in <#C0DB|>", "in #C0DB", "#C0DB= "},
    {"group", "<!subteam^S0ONC> <!subteam^S0DBA|@dba>", "@S0ONC @S0DBA", "&S0ONC= &S0DBA=dba "},
    {"one_person_twice_is_one_mention", "<@U1> <@U1|x>", "@U1 @U1", "@U1= "},
    {"here", "<!here> <!channel> <!everyone|everyone>", "@here @channel everyone", ""},
    {"date", "<!date^1772000000^{date} at {time}^https://a.example|Feb 25|2026>", "2026", ""},
    {"date_without_fallback", "<!date^1772000000^{date}>", "2026-02-25T06:13:20Z", ""},
    {"link", "<https://a.example/x?a=1&amp;b=2>", "https://a.example/x?a=1&b=2", ""},
    {"link_with_label", "<https://a.example|the &lt;log&gt;>", "the <log> (https://a.example)", ""},
    {"link_labelled_by_itself", "<http://a.example|a.example>", "http://a.example", ""},
    {"mail", "<mailto:a@b.example|a@b.example> <mailto:a@b.example|Ana>",
     "a@b.example Ana (a@b.example)", ""},
    {"entities_once", "&amp;lt; &amp;amp; &lt;b&gt;", "&lt; &amp; <b>", ""},
    {"unknown_entities_stay", "&quot; &nbsp; & &", "&quot; &nbsp; & &", ""},
    {"escaped_token_is_no_token", "&lt;@U0ANA&gt;", "<@U0ANA>", ""},
    {"nested_brackets", "<<@U1>>", "<@U1>", "@U1= "},
    {"unterminated", "a < b <@U1", "a < b <@U1", ""},
    {"empty_token", "<> <|x> <@> <@|x> <#|x> <!> <!subteam^>",
     "<> <|x> <@> <@|x> <#|x> <!> <!subteam^>", ""},
    {"id_with_strange_bytes", "<@U1 x> <#../x>", "<@U1 x> <#../x>", ""},
    {"control_characters_go",
     "a\x01"
     "b\x1b[31m\x7f\tc\r\nd",
     "ab[31m\tc\nd", ""},
    {"markup_marks_cannot_be_forged", "\x01pU1\x02x\x03", "pU1x", ""},
    {"control_characters_in_a_label",
     "<#C1|a\x02"
     "b>",
     "#ab", "#C1=ab "},
    {"right_to_left_stays",
     "\xd7\x90\xd7\x91 \xe2\x80\xae"
     "abc",
     "\xd7\x90\xd7\x91 \xe2\x80\xae"
     "abc",
     ""},
    {"invalid_bytes_are_replaced", "a\xff\xc3(", "a\xef\xbf\xbd\xef\xbf\xbd(", ""},
};

static void show_mentions(struct buf *out, const struct slack_text *text)
{
    static const char kinds[] = {
        [MENTION_PERSON] = '@', [MENTION_CHANNEL] = '#', [MENTION_GROUP] = '&'};
    for (size_t i = 0; i < text->mention_count; i++)
        buf_print(out, "%c%s=%s ", kinds[text->mentions[i].kind], text->mentions[i].id,
                  text->mentions[i].label);
}

static void mrkdwn_reads_as_its_row_says(void **state)
{
    const struct decode_row *row = *state;
    struct arena arena = {0};
    struct slack_text text;
    struct buf mentions;
    buf_init(&mentions, 4096);
    slack_text_init(&text, &arena);
    slack_text_mrkdwn(&text, slice_of(row->raw));
    show_mentions(&mentions, &text);
    assert_string_equal(slack_text_done(&text), row->text);
    assert_string_equal(buf_string(&mentions), row->mentions);
    buf_done(&mentions);
    arena_done(&arena);
}

static void mentions_beyond_the_limit_stay_text(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct slack_text text;
    struct buf raw;
    buf_init(&raw, 65536);
    for (int i = 0; i < MESSAGE_MENTIONS_MAX + 3; i++)
        buf_print(&raw, "<@U%d>", i);
    slack_text_init(&text, &arena);
    slack_text_mrkdwn(&text, slice_of(buf_string(&raw)));
    assert_int_equal(text.mention_count, MESSAGE_MENTIONS_MAX);
    const char *whole = slack_text_done(&text);
    assert_string_equal(strstr(whole, "@U66"), "@U66");
    buf_done(&raw);
    arena_done(&arena);
}

static void a_text_ends_where_slack_would_end_it(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct slack_text text;
    struct buf raw;
    buf_init(&raw, 1 << 20);
    for (int i = 0; i < MESSAGE_TEXT_MAX + 10; i++)
        buf_text(&raw, "\xc3\xa9");
    slack_text_init(&text, &arena);
    slack_text_mrkdwn(&text, slice_of(buf_string(&raw)));
    assert_int_equal(utf8_count(slice_of(slack_text_done(&text))), MESSAGE_TEXT_MAX);
    buf_done(&raw);
    arena_done(&arena);
}

static void blocks_nested_without_end_are_left(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct slack_text text;
    struct js *element = js_new_object();
    js_put_string(element, "type", "text");
    js_put_string(element, "text", "deep");
    for (int i = 0; i < 1000; i++) {
        struct js *outer = js_new_object(), *list = js_new_array();
        js_push(list, element);
        js_put_string(outer, "type", "rich_text");
        js_put(outer, "elements", list);
        element = outer;
    }
    struct js *blocks = js_new_array();
    js_push(blocks, element);
    slack_text_init(&text, &arena);
    slack_text_blocks(&text, blocks);
    assert_null(strstr(slack_text_done(&text), "deep"));
    js_drop(blocks);
    arena_done(&arena);
}

/* Encoding -------------------- */

static void add_text(struct buf *out)
{
    markup_text(out, "1 < 2 & 3 > 2 &amp; <!channel> <@U1>");
}

static void add_person(struct buf *out)
{
    markup_person(out, "U0ANA", "Ana");
}

static void add_shell_person(struct buf *out)
{
    markup_person(out, "shell:root", "root <x>");
}

static void add_channel(struct buf *out)
{
    markup_channel(out, "C0DB", "db");
}

static void add_link(struct buf *out)
{
    markup_link(out, "https://a.example/?a=1&b=2", "the <log>");
}

static void add_evil_link(struct buf *out)
{
    markup_link(out, "javascript:alert(1)", "click");
}

static void add_breaking_link(struct buf *out)
{
    markup_link(out, "https://a.example/>|<!channel>", "x");
}

static void add_barred_label(struct buf *out)
{
    markup_link(out, "https://a.example/", "a|b");
}

static void add_bold(struct buf *out)
{
    markup_bold(out, "SEV1 & up");
}

static void add_starred_bold(struct buf *out)
{
    markup_bold(out, "2*3");
}

static void add_code(struct buf *out)
{
    markup_code(out, "a < b");
}

static void add_ticked_code(struct buf *out)
{
    markup_code(out, "`rm`");
}

static void add_time(struct buf *out)
{
    markup_time(out, INT64_C(1772000000999), "06:13 UTC");
}

struct encode_row {
    const char *name;
    void (*add)(struct buf *out);
    const char *mrkdwn;
};

static const struct encode_row encode_rows[] = {
    {"text_cannot_ping", add_text,
     "1 &lt; 2 &amp; 3 &gt; 2 &amp;amp; &lt;!channel&gt; &lt;@U1&gt;"},
    {"person", add_person, "<@U0ANA>"},
    {"person_unknown_to_slack", add_shell_person, "@root &lt;x&gt;"},
    {"channel", add_channel, "<#C0DB>"},
    {"link", add_link, "<https://a.example/?a=1&amp;b=2|the &lt;log&gt;>"},
    {"link_of_another_scheme_is_text", add_evil_link, "click (javascript:alert(1))"},
    {"link_that_would_break_out_is_text", add_breaking_link,
     "x (https://a.example/&gt;|&lt;!channel&gt;)"},
    {"label_with_a_bar_is_left_out", add_barred_label, "<https://a.example/>"},
    {"bold", add_bold, "*SEV1 &amp; up*"},
    {"bold_that_would_not_close_is_text", add_starred_bold, "2*3"},
    {"code", add_code, "`a &lt; b`"},
    {"code_with_ticks_is_text", add_ticked_code, "`rm`"},
    {"time", add_time, "<!date^1772000000^{date_short_pretty} {time}|06:13 UTC>"},
};

static void markup_writes_as_its_row_says(void **state)
{
    const struct encode_row *row = *state;
    struct arena arena = {0};
    struct slack_pieces pieces;
    struct buf markup;
    buf_init(&markup, 4096);
    row->add(&markup);
    slack_text_encode(&arena, buf_string(&markup), 1000, &pieces);
    assert_int_equal(pieces.count, 1);
    assert_string_equal(pieces.at[0], row->mrkdwn);
    buf_done(&markup);
    arena_done(&arena);
}

static void what_is_encoded_decodes_to_the_same_words(void **state)
{
    (void)state;
    static const char said[] = "a <b> & &amp; \"c\" <@U1> \xf0\x9f\x94\xa5 \xd7\x90\n> quoted";
    struct arena arena = {0};
    struct slack_pieces pieces;
    struct slack_text text;
    slack_text_encode(&arena, said, 1000, &pieces);
    slack_text_init(&text, &arena);
    slack_text_mrkdwn(&text, slice_of(pieces.at[0]));
    assert_int_equal(text.mention_count, 0);
    assert_string_equal(slack_text_done(&text), said);
    arena_done(&arena);
}

static void pieces_end_between_lines_while_lines_fit(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct slack_pieces pieces;
    slack_text_encode(&arena, "one\ntwo\nthree\n\n\n", 8, &pieces);
    assert_int_equal(pieces.count, 2);
    assert_string_equal(pieces.at[0], "one\ntwo");
    assert_string_equal(pieces.at[1], "three");
    arena_done(&arena);
}

static void a_long_line_is_cut_between_characters_not_inside_entities(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct slack_pieces pieces;
    slack_text_encode(&arena, "ab&\xf0\x9f\x94\xa5\xf0\x9f\x94\xa5", 8,
                      &pieces); /* a fire counts two */
    assert_int_equal(pieces.count, 2);
    assert_string_equal(pieces.at[0], "ab&amp;");
    assert_string_equal(pieces.at[1], "\xf0\x9f\x94\xa5\xf0\x9f\x94\xa5");
    arena_done(&arena);
}

static void a_token_moves_to_the_next_piece_whole(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct slack_pieces pieces;
    struct buf markup;
    buf_init(&markup, 256);
    markup_text(&markup, "ask ");
    markup_person(&markup, "U0ANA", "Ana");
    slack_text_encode(&arena, buf_string(&markup), 10, &pieces);
    assert_int_equal(pieces.count, 2);
    assert_string_equal(pieces.at[1], "<@U0ANA>");
    buf_done(&markup);
    arena_done(&arena);
}

int main(void)
{
    struct CMUnitTest decoding[COUNT_OF(decode_rows)], encoding[COUNT_OF(encode_rows)];
    for (size_t i = 0; i < COUNT_OF(decode_rows); i++)
        decoding[i] = (struct CMUnitTest)ROW_TEST(mrkdwn_reads_as_its_row_says, &decode_rows[i]);
    for (size_t i = 0; i < COUNT_OF(encode_rows); i++)
        encoding[i] = (struct CMUnitTest)ROW_TEST(markup_writes_as_its_row_says, &encode_rows[i]);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mentions_beyond_the_limit_stay_text),
        cmocka_unit_test(a_text_ends_where_slack_would_end_it),
        cmocka_unit_test(blocks_nested_without_end_are_left),
        cmocka_unit_test(what_is_encoded_decodes_to_the_same_words),
        cmocka_unit_test(pieces_end_between_lines_while_lines_fit),
        cmocka_unit_test(a_long_line_is_cut_between_characters_not_inside_entities),
        cmocka_unit_test(a_token_moves_to_the_next_piece_whole),
    };
    int failed = cmocka_run_group_tests_name("decoding", decoding, NULL, NULL);
    failed += cmocka_run_group_tests_name("encoding", encoding, NULL, NULL);
    return failed + cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
