/* What words are worth, and what sharing them earns. */
#include "disruption/core/similar.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "disruption/base/attributes.h"

/*
 * Constants of BM25 and what stands around it. They were chosen by labelled pairs and, lest those few decide alone, by how
 * well records about one system find each other in the same folder, with their titles and without. They stand on a plateau:
 * half or twice of SATURATION moves few ranks. SHYNESS and SIMILAR_CLEAR go together: of what is clear by them, three in
 * five were about one system.
 */
#define SATURATION 40.0  /* tenths of a word, on either side: said so often, a word earns half of the most it can */
#define LENGTH_SHARE 0.5 /* how much longer records have to say more */
#define COMMON_SHARE 3    /* one of so many has it: it is common */
#define PRIOR 64          /* disruptions without the word that are thought of beside the real ones, so that two past ones
                             do not make every word common */
#define SHYNESS 3.0       /* words' worth: as much is always missing, so that one shared word is no likeness */
#define SERVICE_RAISE 1.25
#define TYPE_RAISE 1.1

static const struct {
    const char *name;
    int64_t weight; /* tenths */
} fields[SEARCH_FIELD_COUNT] = {
    [SEARCH_TITLE] = {"title", 30},       [SEARCH_SERVICES] = {"services", 30},
    [SEARCH_TYPE] = {"type", 10},         [SEARCH_SUMMARY] = {"summary", 20},
    [SEARCH_CAUSE] = {"cause", 20},       [SEARCH_IMPACT] = {"impact", 15},
    [SEARCH_RESOLUTION] = {"resolution", 10}, [SEARCH_LESSONS] = {"lessons", 15},
    [SEARCH_ENTRIES] = {"entries", 5},    [SEARCH_ACTIONS] = {"actions", 5},
};

const char *search_field_name(enum search_field field)
{
    return fields[field].name;
}

int64_t similar_weight(enum search_field field)
{
    return fields[field].weight;
}

/* How rare a word is: 1 for one that nobody has, near 0 for one that all have. */
static double rarity(int64_t holders, int64_t corpus)
{
    double all = (double)(corpus + PRIOR), have = (double)holders;
    return log(1 + (all - have + 0.5) / (have + 0.5)) / log(1 + (all + 0.5) / 0.5);
}

static bool is_common(int64_t holders, int64_t corpus)
{
    return holders * COMMON_SHARE > corpus + PRIOR;
}

static int by_worth(const void *a, const void *b)
{
    const struct similar_word *x = a, *y = b;
    if (x->worth != y->worth)
        return x->worth > y->worth ? -1 : 1;
    return strcmp(x->word, y->word);
}

/*
 * Rarity counts once for either side, as in the product of two vectors: few telling words outweigh many that records of one
 * team share anyhow, such as lines of its alarms.
 */
static double worth_of(const struct similar_word *word, int64_t corpus)
{
    double said = (double)word->said, rare = rarity(word->holders, corpus);
    return is_common(word->holders, corpus) ? 0 : said / (said + SATURATION) * rare * rare;
}

/* Words that nobody has earn nothing and count as missing; words that too many have do neither. */
size_t similar_choose(struct similar_word *words, size_t count, int64_t corpus, double *all)
{
    for (size_t i = 0; i < count; i++)
        words[i].worth = worth_of(&words[i], corpus);
    if (count > 0)
        qsort(words, count, sizeof(*words), by_worth);
    size_t chosen = 0;
    *all = 0;
    for (size_t i = 0; i < count && chosen < SIMILAR_WORDS && words[i].worth > 0; i++) {
        if (i < SIMILAR_WORDS)
            *all += words[i].worth;
        if (words[i].holders == 0)
            continue;
        struct similar_word known = words[i];
        words[i] = words[chosen];
        words[chosen++] = known;
    }
    return chosen;
}

double similar_earn(double worth, int64_t said, int64_t length, double average)
{
    double of_length = average > 0 ? (double)length / average : 1;
    double room = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * of_length);
    return worth * (double)said / ((double)said + room) * (1 + SATURATION / 10);
}

int similar_score(double earned, double all, bool same_service, bool same_type)
{
    double share = earned / (all + SHYNESS);
    share *= same_service ? SERVICE_RAISE : 1;
    share *= same_type ? TYPE_RAISE : 1;
    return (int)lround(share * 1000);
}
