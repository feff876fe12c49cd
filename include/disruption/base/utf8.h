/* UTF-8: validity, counting and cutting on character borders. */
#ifndef DISRUPTION_BASE_UTF8_H
#define DISRUPTION_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "disruption/base/buf.h"
#include "disruption/base/slice.h"

#define UTF8_REPLACEMENT 0xFFFD

/**
 * Takes one code point off the front of *rest; bad bytes give UTF8_REPLACEMENT one byte at a time.
 *
 * Returns false when *rest is empty.
 */
bool utf8_next(struct slice *rest, uint32_t *code);

bool utf8_valid(struct slice text);

/** Number of code points. */
size_t utf8_count(struct slice text);

/** The longest front part of at most max_points code points. */
struct slice utf8_front(struct slice text, size_t max_points);

/** Without the unfinished character that a cut at some byte may have left at the end. */
struct slice utf8_whole(struct slice text);

/** Appends one code point. */
void utf8_add(struct buf *out, uint32_t code);

/**
 * Appends text fit for storage: bad bytes become U+FFFD, C0 controls except tab and newline, DEL and C1 controls are
 * dropped; CR LF, CR, NEL and the separators of lines and paragraphs become a newline.
 */
void utf8_clean(struct buf *out, struct slice text);

/**
 * Makes one line of these bytes that steers no terminal: spaces in place of controls (C0, DEL, C1), of what separates
 * lines, and of bytes that are no UTF-8. As long as before.
 */
void utf8_flatten(char *text, size_t len);

#endif
