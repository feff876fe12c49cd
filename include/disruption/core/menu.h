/* Entries of a message's menu, "Add to timeline" and the like: a mark whose maker can be told why it was not taken. */
#ifndef DISRUPTION_CORE_MENU_H
#define DISRUPTION_CORE_MENU_H

#include "disruption/core/entry.h"

/**
 * Tells whoever chose the entry why the message is not taken, them alone; says nothing when it is, the reaction does.
 *
 * tagged   the message as it stands before the mark; its incident NULL: the channel is no disruption's.
 * event    EVENT_MARK from MARK_MENU.
 */
void menu_answer(const struct policy *policy, const struct tagged_message *tagged, const struct event *event,
                 struct outcome *out);

#endif
