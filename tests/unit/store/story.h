/* A small disruption with one fact of every kind, from declaration to a report, for tests that need
 * a full record. */
#ifndef STORE_STORY_H
#define STORE_STORY_H

#include "fixture.h"

struct story_line {
    enum fact_kind kind;
    int64_t incident;
    int minute; /* after T0 */
    const char *actor;
    const char *body;
};

static const struct story_line story[] = {
    {FACT_PERSON, 0, 0, NULL,
     "{'user_id':'U1','name':'Ana','zone':'Europe/Berlin','bot':false,'guest':false}"},
    {FACT_DECLARED, 1, 2, "U1",
     "{'title':'checkout is "
     "down','severity':2,'services':['checkout','pay'],'private':false,'drill':false,"
     "'declared_ms':1767225720000,'channel_name':'dis-1-checkout-is-down'}"},
    {FACT_CHANNEL_LINKED, 1, 2, NULL, "{'channel_id':'C1','name':'dis-1-checkout-is-down'}"},
    {FACT_CARD_POSTED, 1, 2, NULL, "{'channel_id':'C1','ts':'1.0'}"},
    {FACT_ROLE_SET, 1, 3, "U2", "{'role':'lead','lead':true,'user_id':'U2'}"},
    {FACT_ENTRY_ADDED, 1, 5, "U3",
     "{'entry':1,'at_ms':1767225780000,'kinds':'note,cause','author_id':'U2','text':'@U3 sees "
     "500s, @U9x does not',"
     "'source':'tag','taggers':'U1,U3','channel_id':'C1','message_ts':'17.1','permalink':'https://"
     "chat/17.1'}"},
    {FACT_ENTRY_ADDED, 1, 6, "U1",
     "{'entry':2,'at_ms':1767225750000,'kinds':'note','author_id':'U1','party':'Ana','text':'"
     "called the provider',"
     "'source':'command','taggers':''}"},
    {FACT_ENTRY_ADDED, 1, 7, "U1",
     "{'entry':3,'at_ms':1767225960000,'kinds':'evidence','author_id':'B7','party':'grafana',"
     "'text':'graph: https://graph/1, see "
     "(https://graph/2).','source':'tag','taggers':'U1','channel_id':'C1',"
     "'message_ts':'17.3','files':[{'id':'F1','name':'cpu.png','mimetype':'image/"
     "png','permalink':'https://f/1',"
     "'size':10},{'id':'F2','name':'again.png','permalink':'https://f/1'}]}"},
    {FACT_ENTRY_ADDED, 1, 8, "U4",
     "{'entry':4,'at_ms':1767226020000,'kinds':'note','author_id':'U4','text':'lunch?','source':'"
     "tag','taggers':'U4',"
     "'channel_id':'C1','message_ts':'17.4','thread_ts':'17.1'}"},
    {FACT_ENTRY_ADDED, 1, 8, "U5",
     "{'entry':5,'at_ms':1767226080000,'kinds':'good,lesson,action','author_id':'U5','text':'alert "
     "@U3 first',"
     "'source':'tag','taggers':'U5','channel_id':'C1','message_ts':'17.5'}"},
    {FACT_ACTION_ADDED, 1, 8, "U5",
     "{'item':1,'entry':5,'text':'alert @U3 first','owner_id':'U3'}"},
    {FACT_ENTRY_CHANGED, 1, 9, "U4", "{'entry':4,'why':'untagged','state':'withdrawn'}"},
    {FACT_ENTRY_CHANGED, 1, 9, "U2",
     "{'entry':1,'why':'edited','text':'@U3 sees 502s, @U9x does not'}"},
    {FACT_PERSON, 0, 10, NULL, "{'user_id':'U3','name':'Bo','bot':false,'guest':false}"},
    {FACT_PERSON, 0, 10, NULL, "{'user_id':'U2','name':'Cy','bot':false,'guest':false}"},
    {FACT_PERSON, 0, 10, NULL, "{'user_id':'B7','name':'grafana','bot':true,'guest':false}"},
    {FACT_SEVERITY_SET, 1, 11, "U2", "{'severity':1,'why':'all regions'}"},
    {FACT_FIELD_SET, 1, 12, "U2", "{'field':'cause','value':'a deploy by @U3'}"},
    {FACT_FIELD_SET, 1, 12, "U2", "{'field':'type','value':'deploy'}"},
    {FACT_SERVICES_SET, 1, 13, "U2", "{'services':['pay','checkout','login']}"},
    {FACT_MILESTONE_SET, 1, 14, "U2", "{'milestone':'started','at_ms':1767225600000}"},
    {FACT_MILESTONE_SET, 1, 14, "U2", "{'milestone':'detected','at_ms':1767225661500}"},
    {FACT_ACTION_CHANGED, 1, 15, "U2", "{'item':1,'due':'2026-01-09','priority':2}"},
    {FACT_ROLE_SET, 1, 16, "U1", "{'role':'lead','lead':true,'user_id':'U1'}"},
    {FACT_CHANNEL_CHANGED, 1, 17, NULL, "{'channel_id':'C1','new_id':'C9','name':'renamed'}"},
    {FACT_RESOLVED, 1, 20, "U1", "{'ended_ms':1767226800000,'text':'rolled back'}"},
    {FACT_REPORT_DRAFTED, 1, 20, NULL, "{'revision':1,'markdown':'# Report'}"},
    {FACT_DECLARED, 2, 30, "U4",
     "{'title':'quiet one','services':[],'private':true,'drill':true,'declared_ms':1767227400000}"},
};

static inline void tell_story(struct fixture *f)
{
    for (size_t i = 0; i < COUNT_OF(story); i++)
        give(f, story[i].kind, story[i].incident, T0 + story[i].minute * MINUTE, story[i].actor,
             story[i].body);
}

/* What the story lacks, so that every projection has a row. */
static const struct story_line sequel[] = {
    {FACT_REOPENED, 1, 60, "U1", "{}"},
    {FACT_PHASE_SET, 1, 61, "U1", "{'phase':'monitoring'}"},
    {FACT_UPDATED, 1, 62, "U1", "{'update':1,'text':'it holds'}"},
    {FACT_RELATED, 1, 63, "U1", "{'to':2,'relation':'related'}"},
    {FACT_SIMILAR_FOUND, 2, 64, NULL, "{'found':[{'number':1,'score':700}]}"},
    {FACT_SECTION_SET, 1, 65, "U1", "{'section':'impact','text':'no sales','by':'command','markdown':false}"},
    {FACT_PACE_SET, 1, 66, "U1", "{'user_id':'U1','every_s':600}"},
    {FACT_DOCUMENT_ADDED, 1, 67, "U1", "{'document':1,'url':'https://d/1'}"},
    {FACT_FILE_KEPT, 1, 68, NULL,
     "{'entry':3,'file':'F1','sha256':'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad','size':3}"},
    {FACT_GAP_SEEN, 1, 68, NULL, "{'gap':1,'channel_id':'C9','from_ms':1767225600000,'to_ms':1767225660000,'cause':'crashed'}"},
    {FACT_GAP_UNFILLED, 1, 68, NULL, "{'gap':1,'why':'missing_scope'}"},
    {FACT_RECONCILED, 1, 68, NULL, "{'from_ms':1767225000000,'to_ms':1767225700000,'messages':4}"},
    {FACT_REDACTED, 1, 69, "U1", "{'entry':2,'why':'a secret'}"},
    {FACT_DECLARED, 3, 70, "U4",
     "{'title':'gone before','services':[],'private':false,'drill':false,'declared_ms':1767229800000}"},
    {FACT_RESOLVED, 3, 71, "U4", "{'ended_ms':1767229860000}"},
    {FACT_PURGED, 3, 72, NULL, "{}"},
};

static inline void tell_whole_story(struct fixture *f)
{
    tell_story(f);
    for (size_t i = 0; i < COUNT_OF(sequel); i++)
        give(f, sequel[i].kind, sequel[i].incident, T0 + sequel[i].minute * MINUTE, sequel[i].actor, sequel[i].body);
}

#endif
