/* A chat message as the adapters deliver it, free of any platform's markup. */
#ifndef DISRUPTION_CORE_MESSAGE_H
#define DISRUPTION_CORE_MESSAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define MESSAGE_TEXT_MAX 40000  /* characters a platform lets through; longer is cut by the platform itself */
#define MESSAGE_FILES_MAX 20    /* per message; more are not listed */
#define MESSAGE_MENTIONS_MAX 64 /* per message; more stay plain text */

enum mention_kind { MENTION_PERSON, MENTION_CHANNEL, MENTION_GROUP };

/* In the text stands "@ID" for people and groups, "#label" (or "#ID") for channels; here is what they mean. */
struct mention {
    enum mention_kind kind;
    const char *id;
    const char *label; /* as the platform wrote it; "" when it did not */
};

struct file_ref {
    const char *id;
    const char *name;
    const char *mimetype;  /* "" when unknown */
    const char *permalink; /* a page for people; "" when unknown */
    const char *download;  /* where its bytes are, for us alone; "" when unknown or not to be had */
    int64_t size;          /* bytes; -1 when unknown */
};

struct message {
    const char *channel_id;
    const char *ts;          /* the platform's message id within the channel: a string, never a number */
    const char *thread_ts;   /* the parent's ts for a reply, else NULL */
    const char *author_id;   /* NULL only for authors without an id (webhooks) */
    const char *author_name; /* as the message itself says (bots); NULL: look the id up */
    const char *text;        /* readable UTF-8; "" is fine when there are files */
    const char *permalink;   /* NULL when it cannot be told */
    int64_t posted_ms;       /* the message's own time */
    int64_t version_us;      /* order of states of one message: larger is later */
    bool by_bot;             /* some app's or bot's */
    bool by_us;              /* our own post */
    bool deleted;
    const struct mention *mentions;
    size_t mention_count;
    const struct file_ref *files;
    size_t file_count;
};

#endif
