/* Block Kit as far as its limits go: what the server refuses before it shows anything. */
#ifndef DISRUPTION_SANDBOX_BLOCKS_H
#define DISRUPTION_SANDBOX_BLOCKS_H

#include "disruption/base/json.h"

#define BLOCKS_IN_MESSAGE 50
#define BLOCKS_IN_VIEW 100
#define BLOCKS_TEXT_MAX 13200      /* characters of all blocks of a message together */
#define VIEW_SIZE_MAX (250 * 1024) /* bytes */

/**
 * NULL when the blocks may be shown, else the Web API's error code.
 *
 * max    how many are allowed.
 * told   NULL, or an array that receives a sentence per fault.
 */
const char *blocks_fault(const struct js *blocks, size_t max, struct js *told);

/** The same for a whole view ("modal" or "home"). */
const char *view_fault(const struct js *view, struct js *told);

/** The element with that action id (and block id, unless NULL); *block_id receives its block's.
 * NULL: none. */
const struct js *blocks_element(const struct js *blocks, const char *block_id,
                                const char *action_id, const char **block_of);

/**
 * What a person's choice looks like in a view's state or an action, from a plain value.
 *
 * given   text, option value, list of them, or a whole state object; NULL: the element's initial
 * value.
 */
struct js *element_state(const struct js *element, const struct js *given);

/** Gives every block without one a block_id ("b1", "b2", ...). */
struct js *blocks_with_ids(const struct js *blocks);

#endif
