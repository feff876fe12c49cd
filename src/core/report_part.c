/* One table of the parts of a report, into which the configuration puts its own. */
#include "disruption/core/report_part.h"

#include <string.h>
#include <strings.h>

#include "disruption/base/attributes.h"

#define OWN_AFTER "actions" /* the configuration's parts stand behind this one */

/* clang-format off */
static const struct report_part parts[] = {
    {"facts", "", 1, PART_RECORD, false, NULL, "title, service, type, mark or severity", "head"},
    {"opening", "Summary", 2, PART_RECORD, false, NULL, "summary", NULL},
    {"summary", "What happened", 3, PART_MIXED, false,
     "What happened, told to somebody who was not there?", "summary TEXT", NULL},
    {"cause", "Contributing factors (root cause)", 3, PART_MIXED, false,
     "How did it become possible?", "cause TEXT", "contributing factors,root cause,causes"},
    {"impact", "Impact", 3, PART_MIXED, false,
     "What could users not do, and how many of them?", "impact TEXT", NULL},
    {"resolution", "Resolution", 3, PART_MIXED, false,
     "How was service restored?", "report set resolution TEXT", "fix"},
    {"timeline", "Timeline", 2, PART_RECORD, false,
     "What happened when?", "note TEXT at:TIME", NULL},
    {"updates", "Status updates", 2, PART_RECORD, true, NULL, "update", NULL},
    {"retrospective", "Retrospective", 2, PART_RECORD, false, NULL, "good, bad or lesson", NULL},
    {"good", "Good", 3, PART_MIXED, false, "What helped?", "good TEXT", "what went well"},
    {"bad", "Bad", 3, PART_MIXED, false,
     "What made it longer or harder than it had to be?", "bad TEXT", "what went badly"},
    {"lessons", "Lessons", 3, PART_MIXED, false,
     "What is known now that was not known before?", "lesson TEXT", "lesson"},
    {"lucky", "Where we were lucky", 3, PART_PEOPLE, true, NULL, NULL, "luck"},
    {"surprised", "What surprised us", 3, PART_PEOPLE, true, NULL, NULL, "surprise,surprises"},
    {"actions", "Action Items", 3, PART_RECORD, false,
     "What will be done so that this does not come back, and by whom?", "action TEXT @owner due:DATE", NULL},
    {"documents", "Supporting Documentation", 2, PART_RECORD, false,
     "Which graphs, logs or pages would a reader want to see?", "attach ADDRESS CAPTION", NULL},
    {"similar", "Similar past disruptions", 2, PART_RECORD, true, NULL, "similar", NULL},
    {"record", "Record", 2, PART_RECORD, false, NULL, "verify", NULL},
};
/* clang-format on */

static size_t own_count(const struct policy *policy)
{
    size_t count = 0;
    while (count < POLICY_WORDS_MAX && policy->sections[count].name != NULL)
        count++;
    return count;
}

static size_t own_place(void)
{
    size_t i = 0;
    while (strcmp(parts[i].name, OWN_AFTER) != 0)
        i++;
    return i + 1;
}

bool report_part_at(const struct policy *policy, size_t i, struct report_part *out)
{
    size_t place = own_place(), count = own_count(policy);
    if (i >= COUNT_OF(parts) + count)
        return false;
    if (i < place || i >= place + count) {
        *out = parts[i < place ? i : i - count];
        return true;
    }
    const struct own_section *own = &policy->sections[i - place];
    *out =
        (struct report_part){own->name, own->name, 2, PART_OWN, false, own->question, NULL, NULL};
    return true;
}

bool report_part_named(const struct policy *policy, const char *name, struct report_part *out)
{
    for (size_t i = 0; report_part_at(policy, i, out); i++) {
        if (strcmp(out->name, name) == 0)
            return true;
    }
    return false;
}

bool report_part_left_out(const struct policy *policy, const struct report_part *part)
{
    for (size_t i = 0; i < POLICY_WORDS_MAX && policy->leave_out[i] != NULL; i++) {
        if (part->optional && strcmp(policy->leave_out[i], part->name) == 0)
            return true;
    }
    return false;
}

/* The bytes of word at the front of text as whole words; 0: it does not stand there. */
static size_t match(struct slice text, struct slice word)
{
    bool same =
        word.len > 0 && text.len >= word.len && strncasecmp(text.at, word.at, word.len) == 0;
    return same && (text.len == word.len || strchr(" \t\n:", text.at[word.len]) != NULL) ? word.len
                                                                                         : 0;
}

static size_t longest_match(struct slice text, const struct report_part *part)
{
    struct slice rest = slice_of(part->synonyms), word;
    size_t longest = match(text, slice_of(part->name)), len = match(text, slice_of(part->heading));
    if (len > longest)
        longest = len;
    while (slice_split(&rest, ',', &word)) {
        len = match(text, word);
        if (len > longest)
            longest = len;
    }
    return longest;
}

bool report_part_typed(const struct policy *policy, struct slice text, struct report_part *out,
                       size_t *len)
{
    struct report_part part;
    *len = 0;
    for (size_t i = 0; report_part_at(policy, i, &part); i++) {
        size_t matched = longest_match(text, &part);
        if (matched > *len) {
            *len = matched;
            *out = part;
        }
    }
    return *len > 0;
}
