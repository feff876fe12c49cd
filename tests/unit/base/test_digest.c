/* SHA-256 against the vectors of FIPS 180-2, and identifiers that differ. */
#include "testing.h"

#include "disruption/base/attributes.h"
#include "disruption/base/digest.h"

struct row {
    const char *name, *text, *hex;
};

static const struct row rows[] = {
    {"nothing", "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
    {"three_letters", "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
    {"two_blocks", "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
     "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
};

static void a_digest_is_the_published_one(void **state)
{
    const struct row *row = *state;
    char hex[DIGEST_HEX_LEN + 1];
    digest_hex(row->text, strlen(row->text), hex);
    assert_string_equal(hex, row->hex);
}

static void a_million_letters_have_the_published_digest(void **state)
{
    (void)state;
    enum { MILLION = 1000000 };
    char *letters = test_malloc(MILLION);
    memset(letters, 'a', MILLION);
    char hex[DIGEST_HEX_LEN + 1];
    digest_hex(letters, MILLION, hex);
    assert_string_equal(hex, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    test_free(letters);
}

static void identifiers_are_hex_and_never_twice_the_same(void **state)
{
    (void)state;
    char ids[64][RANDOM_ID_LEN + 1];
    for (size_t i = 0; i < COUNT_OF(ids); i++) {
        random_id(ids[i]);
        assert_int_equal(strlen(ids[i]), RANDOM_ID_LEN);
        assert_int_equal(strspn(ids[i], "0123456789abcdef"), RANDOM_ID_LEN);
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(ids[i], ids[k]);
    }
}

int main(void)
{
    struct CMUnitTest tests[COUNT_OF(rows) + 2];
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        tests[i] = (struct CMUnitTest)ROW_TEST(a_digest_is_the_published_one, &rows[i]);
    tests[COUNT_OF(rows)] = (struct CMUnitTest)cmocka_unit_test(a_million_letters_have_the_published_digest);
    tests[COUNT_OF(rows) + 1] =
        (struct CMUnitTest)cmocka_unit_test(identifiers_are_hex_and_never_twice_the_same);
    return cmocka_run_group_tests_name("digest", tests, NULL, NULL);
}
