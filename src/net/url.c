/* URLs, read strictly: whatever two programs could read differently is refused. And form encoding.
 */
#include "disruption/net/url.h"

#include <arpa/inet.h>
#include <string.h>

#include "disruption/base/attributes.h"
#include "disruption/base/parse.h"

#define HOST_NAME_MAX_LEN 253 /* characters; RFC 1035 allows no more */

static const struct {
    const char *name;
    int port;
    bool secure;
} schemes[] = {
    {"http", 80, false},
    {"https", 443, true},
    {"ws", 80, false},
    {"wss", 443, true},
};

static bool is_alnum(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool check_characters(const char *text, struct err *err)
{
    size_t len = strnlen(text, URL_MAX + 1);
    if (len > URL_MAX)
        return err_set(err, ERR_INVALID, "the URL is longer than %d bytes", URL_MAX);
    for (size_t i = 0; i < len; i++)
        if (text[i] <= ' ' || text[i] > '~' || text[i] == '#' || text[i] == '\\')
            return err_set(err, ERR_INVALID,
                           "the URL has a character at position %zu that does not belong there", i);
    return true;
}

static bool read_scheme(const char **text, struct url *url, struct err *err)
{
    for (size_t i = 0; i < COUNT_OF(schemes); i++) {
        size_t len = strlen(schemes[i].name);
        struct slice front = {*text, strnlen(*text, len)};
        if (!slice_equals_nocase(front, schemes[i].name) || strncmp(*text + len, "://", 3) != 0)
            continue;
        memcpy(url->scheme, schemes[i].name, len + 1);
        url->port = schemes[i].port;
        url->secure = schemes[i].secure;
        *text += len + 3;
        return true;
    }
    return err_set(err, ERR_INVALID,
                   "the URL starts with none of http://, https://, ws://, wss://");
}

static bool read_port(struct slice text, struct url *url, struct err *err)
{
    int64_t port;
    if (!parse_integer(text, 1, 65535, &port))
        return err_set(err, ERR_INVALID, "the URL's port is no number between 1 and 65535");
    url->port = (int)port;
    return true;
}

static bool is_host_name(struct slice host)
{
    for (size_t i = 0; i < host.len; i++)
        if (!is_alnum(host.at[i]) && strchr(".-_", host.at[i]) == NULL)
            return false;
    return host.len > 0 && host.at[0] != '.' && host.at[0] != '-';
}

static bool is_ipv6(const char *host)
{
    struct in6_addr address;
    return inet_pton(AF_INET6, host, &address) == 1;
}

/* What a resolver would connect to without leaving the machine. */
static bool is_loopback(const char *host)
{
    struct in_addr v4;
    struct in6_addr v6;
    if (inet_pton(AF_INET, host, &v4) == 1)
        return ntohl(v4.s_addr) >> 24 == 127;
    if (inet_pton(AF_INET6, host, &v6) == 1)
        return IN6_IS_ADDR_LOOPBACK(&v6);
    return strcmp(host, "localhost") == 0;
}

static bool read_host(struct slice host, bool bracketed, struct url *url, struct err *err)
{
    if (host.len == 0)
        return err_set(err, ERR_INVALID, "the URL names no host");
    if (host.len > HOST_NAME_MAX_LEN)
        return err_set(err, ERR_INVALID, "the URL's host is longer than %d characters",
                       HOST_NAME_MAX_LEN);
    for (size_t i = 0; i < host.len; i++)
        url->host[i] = lower(host.at[i]);
    url->host[host.len] = '\0';
    if (bracketed ? !is_ipv6(url->host) : !is_host_name(host))
        return err_set(err, ERR_INVALID, "the URL's host is neither a name nor an address");
    url->loopback = is_loopback(url->host);
    return true;
}

/* host, host:port, [v6], [v6]:port */
static bool read_authority(struct slice text, struct url *url, struct err *err)
{
    bool bracketed = text.len > 0 && text.at[0] == '[';
    struct slice host = text;
    struct slice rest = {text.at + text.len, 0};
    if (memchr(text.at, '@', text.len) != NULL)
        return err_set(err, ERR_INVALID, "the URL carries a user name or password; use a token");
    const char *end = memchr(text.at, bracketed ? ']' : ':', text.len);
    if (bracketed && end == NULL)
        return err_set(err, ERR_INVALID, "the URL's host has no closing bracket");
    if (end != NULL) {
        host.len = (size_t)(end - text.at);
        rest = (struct slice){end + bracketed, text.len - host.len - bracketed};
    }
    if (bracketed)
        host = (struct slice){host.at + 1, host.len - 1};
    if (!read_host(host, bracketed, url, err))
        return false;
    if (rest.len == 0)
        return true;
    if (rest.at[0] != ':')
        return err_set(err, ERR_INVALID, "the URL's host is followed by something that is no port");
    return read_port((struct slice){rest.at + 1, rest.len - 1}, url, err);
}

bool url_parse(const char *text, struct url *out, struct err *err)
{
    struct url url = {0};
    if (text == NULL)
        return err_set(err, ERR_INVALID, "there is no URL");
    if (!check_characters(text, err) || !read_scheme(&text, &url, err))
        return false;
    struct slice authority = {text, strcspn(text, "/?")};
    if (!read_authority(authority, &url, err))
        return false;
    url.target = text + authority.len;
    if (url.target[0] == '?')
        return err_set(err, ERR_INVALID, "the URL needs a '/' before its '?'");
    if (url.target[0] == '\0')
        url.target = "/";
    *out = url;
    return true;
}

static void add_encoded(struct buf *out, const char *text)
{
    static const char digits[] = "0123456789ABCDEF";
    for (; *text != '\0'; text++) {
        unsigned char c = (unsigned char)*text;
        if (is_alnum(*text) || strchr("-._~", *text) != NULL)
            buf_char(out, *text);
        else
            buf_add(out, (const char[]){'%', digits[c >> 4], digits[c & 15]}, 3);
    }
}

void form_add(struct buf *out, const char *key, const char *value)
{
    if (out->len > 0)
        buf_char(out, '&');
    add_encoded(out, key);
    buf_char(out, '=');
    add_encoded(out, value);
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The byte that "%xx" at s[i] stands for; 0 when it is none. %00 stays text, for it would cut a
 * string short. */
static char decoded_at(struct slice s, size_t i)
{
    if (s.at[i] != '%' || s.len - i < 3)
        return '\0';
    int high = hex_digit(s.at[i + 1]), low = hex_digit(s.at[i + 2]);
    return high < 0 || low < 0 ? '\0' : (char)(high << 4 | low);
}

static char *decode(struct arena *arena, struct slice s)
{
    char *text = arena_new(arena, s.len + 1, 1);
    size_t len = 0;
    for (size_t i = 0; i < s.len; i++) {
        char c = decoded_at(s, i);
        if (c != '\0')
            i += 2;
        else
            c = s.at[i] == '+' ? ' ' : s.at[i];
        text[len++] = c;
    }
    return text;
}

bool form_next(struct arena *arena, struct slice *form, char **key, char **value)
{
    struct slice pair, name;
    do {
        if (!slice_split(form, '&', &pair))
            return false;
    } while (pair.len == 0);
    struct slice rest = pair;
    name = (struct slice){pair.at, 0};
    if (pair.at[0] == '=')
        rest = (struct slice){pair.at + 1, pair.len - 1};
    else
        (void)slice_split(&rest, '=', &name);
    *key = decode(arena, name);
    *value = decode(arena, rest);
    return true;
}

char *form_get(struct arena *arena, struct slice form, const char *key)
{
    char *name, *value;
    while (form_next(arena, &form, &name, &value))
        if (strcmp(name, key) == 0)
            return value;
    return NULL;
}
