/* Views: modals on a person's screen, up to three on top of each other, and home tabs. */
#ifndef DISRUPTION_SANDBOX_VIEW_H
#define DISRUPTION_SANDBOX_VIEW_H

#include "disruption/base/json.h"
#include "sandbox/user.h"
#include "sandbox/workspace.h"

#define VIEW_STACK_MAX 3
#define VIEW_COUNT_MAX 5000

struct view {
    char *id;
    char *user_id;
    char *root_id;
    char *previous_id; /* NULL for the lowest */
    char *external_id; /* "" without one */
    char *hash;
    struct js *spec;   /* as the app sent it, blocks with ids */
    struct js *values; /* state, as submitted or chosen so far */
    struct js *errors; /* block id -> sentence; NULL: none */
    char *notice;      /* what went wrong as a whole; NULL: nothing */
    bool waiting;      /* a submission is under way */
    bool home;
};

/** Shows a modal; under: the one it goes on top of, or NULL. *error is the Web API's code when NULL
 * comes back. */
struct view *view_open(struct workspace *workspace, struct user *user, const struct js *spec,
                       struct view *under, const char **error);

/** The person's home tab, made or replaced. */
struct view *view_publish(struct workspace *workspace, struct user *user, const struct js *spec);

/** Replaces what it shows; the choices of blocks that stay are kept. */
void view_replace(struct workspace *workspace, struct view *view, const struct js *spec);

/** Takes it away, and what lies on top of it; with everything: the whole stack. */
void view_close(struct workspace *workspace, struct view *view, bool everything);

struct view *view_find(const struct workspace *workspace, const char *id);
struct view *view_by_external(const struct workspace *workspace, const char *external_id);

/** The modal the person looks at; NULL without any. */
struct view *view_top(const struct workspace *workspace, const struct user *user);

struct js *view_json(const struct view *view);
void view_set_notice(struct workspace *workspace, struct view *view, const char *notice);
void view_destroy(void *view);

#endif
