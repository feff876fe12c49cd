/*
 * Words that tell nothing about a disruption: those every sentence needs, and those of people who work together on anything.
 * Where a team writes in another language, or has words of its own for nothing, that most of its disruptions have them is
 * found out by counting (similar_choose); this list serves until there is enough to count.
 */
#include <stdlib.h>
#include <string.h>

#include "disruption/core/similar.h"

#define WORD_MAX 16     /* bytes; no word of the list is longer */
#define DIGITS_LEAST 3  /* of a bare number that may mean something: 502, 5432; fewer are times and counts */
#define DIGITS_MOST 5   /* more name one thing that never comes back */
#define YEAR_DIGITS 4

/* Sorted. */
static const char *const empty_words[] = {
    "a", "about", "above", "actually", "after", "again", "against", "all", "also", "am", "an", "and",
    "any", "anyone", "are", "aren", "as", "ask", "asked", "at", "b", "back", "be", "because", "been",
    "before", "being", "below", "between", "both", "but", "by", "c", "came", "can", "cannot", "cc",
    "cet", "cheers", "com", "come", "could", "couldn", "d", "day", "days", "did", "didn", "do", "does",
    "doesn", "doing", "don", "done", "down", "during", "e", "each", "even", "everyone", "f", "few",
    "folks", "for", "from", "further", "fyi", "g", "get", "gets", "getting", "gmt", "go", "goes",
    "going", "gone", "got", "guess", "guys", "h", "had", "hadn", "haha", "has", "hasn", "have", "haven",
    "having", "he", "hello", "her", "here", "hers", "hey", "hi", "him", "his", "hmm", "hour", "hours",
    "how", "htm", "html", "http", "https", "i", "if", "in", "into", "is", "isn", "it", "its", "itself",
    "j", "just", "k", "know", "l", "let", "like", "ll", "lol", "look", "looked", "looking", "looks",
    "lot", "m", "made", "make", "makes", "making", "many", "may", "maybe", "me", "might", "minute",
    "minutes", "more", "most", "much", "must", "my", "n", "need", "needed", "needs", "net", "no",
    "nope", "nor", "not", "now", "o", "of", "off", "ok", "okay", "on", "once", "one", "only", "or",
    "org", "other", "our", "ours", "out", "over", "own", "p", "pdt", "please", "pm", "probably", "pst",
    "put", "q", "r", "re", "really", "s", "said", "same", "say", "says", "second", "seconds", "see",
    "seem", "seems", "seen", "she", "should", "shouldn", "since", "so", "some", "somebody", "someone",
    "sorry", "still", "such", "sure", "t", "take", "taken", "takes", "tell", "than", "thank", "thanks",
    "that", "the", "their", "them", "then", "there", "these", "they", "thing", "things", "think",
    "this", "those", "though", "thought", "through", "thx", "to", "today", "told", "tomorrow", "too",
    "tried", "try", "trying", "two", "u", "under", "until", "up", "upon", "us", "use", "used", "using",
    "utc", "v", "ve", "very", "via", "w", "was", "wasn", "we", "week", "weeks", "well", "went", "were",
    "weren", "what", "when", "where", "whether", "which", "while", "who", "whom", "why", "will", "with",
    "within", "without", "won", "work", "worked", "working", "works", "would", "wouldn", "www", "x",
    "y", "yeah", "yep", "yes", "yesterday", "yet", "you", "your", "yours", "z",
};

static int compare(const void *key, const void *element)
{
    return strcmp(key, *(const char *const *)element);
}

static bool is_empty(struct slice word)
{
    char lower[WORD_MAX + 1];
    if (word.len > WORD_MAX)
        return false;
    for (size_t i = 0; i < word.len; i++)
        lower[i] = (char)(word.at[i] >= 'A' && word.at[i] <= 'Z' ? word.at[i] - 'A' + 'a' : word.at[i]);
    lower[word.len] = '\0';
    return bsearch(lower, empty_words, COUNT_OF(empty_words), sizeof(empty_words[0]), compare) != NULL;
}

static bool is_number(struct slice word)
{
    for (size_t i = 0; i < word.len; i++) {
        if (word.at[i] < '0' || word.at[i] > '9')
            return false;
    }
    return true;
}

static bool is_year(struct slice word)
{
    return word.len == YEAR_DIGITS && (slice_starts(word, "19") || slice_starts(word, "20"));
}

bool similar_counts(struct slice word)
{
    if (is_number(word))
        return word.len >= DIGITS_LEAST && word.len <= DIGITS_MOST && !is_year(word);
    return !is_empty(word);
}
