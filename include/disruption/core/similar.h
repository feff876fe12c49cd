/*
 * How much a past disruption is like one at hand: the arithmetic, free of any store.
 *
 * The one at hand is taken for a set of words. A word is worth more the oftener and the more prominently it is said, and
 * the fewer disruptions have it. What another disruption earns is the worth of the words it shares, more where it says them
 * prominently and briefly (BM25 over all fields at once); its score is that share of all there was to earn, so that scores of
 * a title of three words and of a whole record compare. Words that most disruptions have, words of mere talk, and bare numbers
 * that are times of day carry nothing.
 *
 * tests/bench/similar.c measures what the numbers in similar.c are worth.
 */
#ifndef DISRUPTION_CORE_SIMILAR_H
#define DISRUPTION_CORE_SIMILAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "disruption/base/slice.h"
#include "disruption/core/dossier.h"
#include "disruption/core/incident.h"

#define SIMILAR_SHOWN 3    /* at a start, in a report, to whoever asks */
#define SIMILAR_MAX 10     /* that are looked at */
#define SIMILAR_WORDS 64   /* of the one at hand that are looked up, those worth most first */
#define SIMILAR_CLEAR 190  /* thousandths: from here on it is shown unasked */
#define SIMILAR_FAINT 80   /* ... and from here on to whoever asks */

/* What is searched of a disruption. */
enum search_field {
    SEARCH_TITLE,
    SEARCH_SERVICES,
    SEARCH_TYPE,
    SEARCH_SUMMARY,
    SEARCH_CAUSE,
    SEARCH_IMPACT,
    SEARCH_RESOLUTION,
    SEARCH_LESSONS, /* what went well and badly, what was learnt, parts of the report that people wrote */
    SEARCH_ENTRIES, /* live ones, status updates */
    SEARCH_ACTIONS,
    SEARCH_FIELD_COUNT
};

/** "title", "services", ...: the columns of the index. */
const char *search_field_name(enum search_field field);

/** How much one word counts there, in tenths. */
int64_t similar_weight(enum search_field field);

/** Whether a word may tell disruptions apart. word: as it was written, in any case. */
bool similar_counts(struct slice word);

struct similar_word {
    const char *word;
    int64_t said;    /* how often, each time with the weight of its field */
    int64_t holders; /* how many other disruptions have it */
    double worth;    /* set by similar_choose */
};

/**
 * Works out what each word is worth, puts those worth most first, and returns how many of them to look up: words that some
 * have and not too many.
 *
 * corpus   number of other disruptions.
 * all      what there is to earn.
 */
size_t similar_choose(struct similar_word *words, size_t count, int64_t corpus, double *all);

/**
 * What a disruption earns with one word.
 *
 * said      how often it says it, with the weights of the fields.
 * length    of all its words, in the same measure; average: of all disruptions.
 */
double similar_earn(double worth, int64_t said, int64_t length, double average);

/** The score in thousandths; the same services and type raise it. It may pass 1000. */
int similar_score(double earned, double all, bool same_service, bool same_type);

struct lesson {
    int64_t entry; /* T7 */
    const char *text;
};

/* One that is like the one at hand, as people are shown it. */
struct similar {
    struct incident incident;
    int score;
    bool later; /* it began after the one at hand */
    const struct lesson *lessons; /* the newest first; what was bad where no lesson was drawn */
    size_t lesson_count;
    const struct action_item *actions; /* that are open still */
    size_t action_count;
};

/* One that was found by its words. */
struct found {
    struct incident incident;
    const char *snippet;     /* a few words around, those that hit between FOUND_BEGIN and FOUND_END */
};

#define FOUND_BEGIN '\x02'
#define FOUND_END '\x03'
#define FIND_MAX 10       /* that are shown */
#define FIND_WORDS_MAX 32 /* that are looked for at a time */

#endif
