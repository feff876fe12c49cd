/* What the files of this room share: the store itself and the steps between them. */
#ifndef STORE_ROOM_H
#define STORE_ROOM_H

#include <sys/stat.h>

#include "disruption/base/arena.h"
#include "disruption/base/buf.h"
#include "disruption/base/digest.h"
#include "disruption/core/dossier.h"
#include "disruption/core/effect.h"
#include "disruption/core/entry.h"
#include "disruption/core/fact.h"
#include "disruption/core/incident.h"
#include "disruption/core/situation.h"
#include "disruption/store/incidents.h"
#include "disruption/store/store.h"
#include "store/sql.h"

/* How the last holder of the lock let go of it. */
enum last_end {
    END_CLEAN,
    END_UNCLEAN, /* it did not: the file wants a check */
    END_DAMAGED, /* damage was found, and nobody has mended it yet as far as is known */
};

#define PLACE_FILES 3 /* the file, its log, the log's index */

struct store {
    sqlite3 *db;
    enum store_mode mode;
    char *path; /* owned; ":memory:" for STORE_MEMORY */
    int lock;   /* descriptor of PATH.lock; -1: not held */
    enum last_end last_end;
    bool unchecked; /* the end before was unclean, and the file too large to be looked through at once */
    bool damaged;   /* found meanwhile */
    bool begun; /* between begin and commit */
    bool found_damage; /* since the last begin */
    bool head_known;
    int64_t head_seq; /* newest journal row, where head_known */
    char head_hash[DIGEST_HEX_LEN + 1];
    struct stat place[PLACE_FILES]; /* what was opened; inode 0: not known yet */
    int page_size;      /* bytes */
    int wal_pages;      /* in the write-ahead log since the last commit said so */
    struct buf scratch; /* canonical bodies on their way in */
    sqlite3_stmt **statements[QUERY_SET_COUNT];
    bool wipe_due; /* something was taken away since the log was last emptied */
    bool wipe_blind; /* by an earlier daemon: which words is not known any more */
    char **wiped;  /* owned; words of which no byte may stay */
    size_t wiped_count;
    int64_t wipe_again_ms; /* steady; not before */
};

/* lock.c: one daemon per file
 * ---------------------------------------------------------------------*/

/**
 * Takes PATH.lock, creating it. last: how the holder before let go of it.
 *
 * Errors   ERR_CONFLICT: another process holds it. ERR_REFUSED, ERR_UNAVAILABLE.
 */
MUST_CHECK bool store_lock(const char *path, int *lock, enum last_end *last, struct err *err);

/** Lets go of it; end: what the next holder is told. -1 is fine. */
void store_unlock(int lock, enum last_end end);

/* store.c, harden.c, check.c: a connection before it is trusted
 * --------------------------------------------------------------*/

/** A writer of an empty file that nobody else knows of: no lock, no log. The caller syncs it. */
MUST_CHECK bool store_open_beside(const char *path, struct store **out, struct err *err);

#define QUERY_BYTES_MAX 20000 /* of SQL; ours are shorter, and nobody else's is run */

/** Limits, and what SQLite must not do for anybody who wrote into the file. */
MUST_CHECK bool store_harden(struct store *store, struct err *err);

/** ERR_REFUSED: the file's tables, triggers, views and indexes are not those of the model. */
MUST_CHECK bool store_check_schema(struct store *store, struct store *model, struct err *err);

/** The check that an unclean end asks for, as far as a start may take. ERR_DAMAGED. */
MUST_CHECK bool store_check_start(struct store *store, struct err *err);

/** Every page of the file and every index. ERR_DAMAGED. */
MUST_CHECK bool store_check_file(struct store *store, struct err *err);

/* place.c: whether the files are still there
 * --------------------------------------------------------*/

#define LOG_HEAD 32 /* bytes of the write-ahead log before its first frame */

/** Brings to the disk what the log beside the file holds. Before anything is built on it. ERR_UNAVAILABLE. */
MUST_CHECK bool log_renew(struct store *store, struct err *err);

/** How long the log beside the file is; -1: there is none. */
int64_t place_log_bytes(const struct store *store);

/** Remembers which files were opened. */
void place_note(struct store *store);

/**
 * Whether they are still those. ERR_UNAVAILABLE: they are not; *mendable: only the log or its index went, and what is
 * open still holds it all.
 */
MUST_CHECK bool place_check(struct store *store, bool *mendable, struct err *err);

/* folder.c: where the file may live
 * ---------------------------------------------------------------*/

/** Errors   ERR_NOT_FOUND: no such folder. ERR_REFUSED: not ours to write, or others can write it.
 */
MUST_CHECK bool folder_check(const char *path, struct err *err);

/** Makes the file, 0640, when there is none; takes others' permissions away when there is one. */
MUST_CHECK bool file_prepare(const char *path, struct err *err);

/** Gives `to` the owner, group and mode of `from`. ERR_REFUSED: only its owner or root may. */
MUST_CHECK bool file_take_after(const char *from, const char *to, struct err *err);

/** Whether there is a file that can be read. ERR_NOT_FOUND, ERR_REFUSED. */
MUST_CHECK bool file_readable(const char *path, struct err *err);

/* migrate.c
 * ---------------------------------------------------------------------------------------*/

/** Brings the schema up to date (writers) or checks that it is (readers). */
MUST_CHECK bool store_migrate(struct store *store, struct err *err);

/* project.c: the only way into the projections
 * ----------------------------------------------------*/

/** Brings the projections in line with the fact that is journal row seq. */
MUST_CHECK bool project_fact(struct store *store, const struct fact *fact, int64_t seq,
                             struct err *err);

/** The names of the projections in order, NULL last: rows refer to rows of earlier ones. */
extern const char *const projection_names[];

bool is_projection(const char *table);

typedef bool projector(struct store *store, const struct fact *fact, int64_t seq, struct err *err);
projector project_declared, project_channel_linked, project_channel_changed, project_card_posted,
    project_field_set, project_services_set, project_severity_set, project_milestone_set,
    project_role_set, project_entry_added, project_entry_changed, project_action_added,
    project_action_changed, project_resolved, project_report_drafted, project_person,
    project_report_state_set, project_report_owner_set, project_report_due_set, project_section_set;

projector project_pace_set, project_spoke, project_redacted, project_file_kept, project_document_added, project_document_dropped,
    project_skew_seen;

projector project_reopened, project_cancelled, project_merged, project_private_set, project_phase_set,
    project_updated, project_related;

projector project_similar_found, project_purged;

projector project_gap_seen, project_gap_filled, project_gap_unfilled, project_reconciled;

/** Reports that show a merged disruption are behind what happens in it. */
MUST_CHECK bool project_stale_above(struct store *store, int64_t incident, struct err *err);

/** Writes a field of the head by its name, with names in the place of ids. value NULL: takes it away. */
MUST_CHECK bool field_write(struct store *store, const struct fact *fact, const char *name,
                            const char *value, struct err *err);

/** Whether a field is also a part of the report: "summary", "cause", "impact", "resolution". */
bool field_is_section(const char *name);

/** Keeps what people wrote for a part of the report. text NULL: the record's again. */
MUST_CHECK bool section_add(struct store *store, const struct fact *fact, int64_t seq,
                            const char *name, const char *text, struct err *err);

/** Keeps what reminders count from in line with a fact of any kind. */
MUST_CHECK bool reminding_follow(struct store *store, const struct fact *fact, struct err *err);

/** Keeps which journal rows lost words, and the hash of what is left of each, as a fact's "rows" tell. */
MUST_CHECK bool redacted_rows_write(struct store *store, const struct fact *fact, struct err *err);

/** A fact whose body lacks what its kind promises. Always returns false. */
bool project_misfit(const struct fact *fact, const char *what, struct err *err);

/** Adds to what somebody did in a disruption (entries of theirs, acts); person_id NULL does
 * nothing. */
MUST_CHECK bool part_add(struct store *store, int64_t incident, const char *person_id, int64_t seq,
                         int entries, int acts, struct err *err);

#define SHOWN_MAX ((size_t)1 << 20) /* bytes of a field once names stand in it */

/* naming.c: names in the place of ids
 * -------------------------------------------------------------*/

/**
 * Appends text with the names of known people in the place of their "@ID"; remembers the place for
 * those that nobody is known by yet. place and number as in the table `unnamed`.
 */
MUST_CHECK bool naming_write(struct store *store, const char *text, int64_t incident,
                             const char *place, int64_t number, struct buf *out, struct err *err);

/** A person's name is known now: puts it wherever it was missing. */
MUST_CHECK bool naming_arrived(struct store *store, const char *person_id, const char *name,
                               struct err *err);

/* Reading
 * -----------------------------------------------------------------------------------------*/

/* Of SQL: rows of the outbox that can be carried out, and those whose channel is still to be made. */
#define OUTBOX_WAITS "state = 'waiting' AND lane <> '" LANE_LATER "'"
#define OUTBOX_LATER "state = 'waiting' AND lane = '" LANE_LATER "'"

/* Of SQL, behind WITH RECURSIVE: ?1 and all it was ever merged into, also by way of others, also when that was taken back. */
#define ABOVE                                                                                      \
    "above (number) AS (SELECT ?1 UNION SELECT json_extract(j.body, '$.into') FROM journal j "     \
    "JOIN above a ON j.incident = a.number WHERE j.kind = 'merged' AND j.body IS NOT NULL)"

/* Of SQL: whether what a row of the outbox says repeats a disruption's words, as it tells itself. Looks into each body. */
#define OUTBOX_QUOTES(number)                                                                      \
    "IIF(instr(body, '\"quotes\"') > 0 AND json_valid(body), EXISTS (SELECT 1 FROM "               \
    "json_each(body, '$.quotes') q WHERE json_extract(q.value, '$.number') = " number "), 0)"

/* Of SQL: whether that person took part in the disruption i. */
#define TOOK_PART(person)                                                                          \
    "EXISTS (SELECT 1 FROM part WHERE incident = i.number AND person_id = " person                 \
    " AND (entries > 0 OR acts > 0))"

/** Whose eyes a list is for: private disruptions show when it is `here`, or viewer took part. */
struct viewer {
    const char *person_id; /* NULL: nobody */
    int64_t here;          /* 0: none */
};

MUST_CHECK bool incident_list(struct store *store, struct arena *arena,
                              const struct incident_filter *filter, const struct viewer *viewer,
                              size_t max, struct incident **out, size_t *count, struct err *err);

/** How the source of a mark is written. */
enum mark_source mark_source_read(const char *word);

/** Quiet stretches and relations of a head whose row was read. */
MUST_CHECK bool life_read(struct store *store, struct arena *arena, struct incident *incident, struct err *err);

/** Phases, updates and merged ones of a dossier whose head was read; those merged into merged ones as well. */
MUST_CHECK bool life_load(struct store *store, struct arena *arena, int depth, struct dossier *out, struct err *err);

/** One dossier, inside a snapshot. depth: how many merges it is below the one that was asked for. */
MUST_CHECK bool dossier_load(struct store *store, struct arena *arena, int64_t number, int depth, struct dossier *out,
                             struct err *err);

/** What was shown as alike at the start of a dossier whose head was read. */
MUST_CHECK bool similar_load(struct store *store, struct arena *arena, struct dossier *out, struct err *err);

/** Gaps of a dossier whose head was read, and the last comparison. */
MUST_CHECK bool gaps_load(struct store *store, struct arena *arena, struct dossier *out, struct err *err);

/** Whether a viewer may know of it. */
MUST_CHECK bool incident_visible(struct store *store, const struct incident *incident,
                                 const struct viewer *viewer, bool *visible, struct err *err);

/** All entries by time, then number; files and revisions are read apart. */
MUST_CHECK bool entry_list(struct store *store, struct arena *arena, int64_t incident,
                           struct entry **out, size_t *count, struct err *err);

struct journal_line;

/**
 * What undo goes by: the journal of the last minutes, and what set the same things as that person's last deed before.
 * By seq, in the arena.
 */
MUST_CHECK bool undo_lines(struct store *store, struct arena *arena, int64_t incident,
                           const char *actor_id, int64_t now_ms, struct journal_line **out,
                           size_t *count, struct err *err);

/** Every change of a disruption's entries, by entry, then as they were made. */
/** What waits, what was given up; private disruptions' effects only when with_private. In the arena. */
struct parked_filter {
    struct viewer viewer;
    bool with_private;
    int64_t incident; /* of that one alone; 0: of any, and of none */
};

MUST_CHECK bool health_load(struct store *store, struct arena *arena, const struct parked_filter *filter,
                            struct health *out, struct err *err);

/** Checks the journal rows of one disruption by their hashes, and counts its effects. */
MUST_CHECK bool record_check(struct store *store, struct arena *arena, int64_t number,
                             struct record_check *out, struct err *err);

MUST_CHECK bool entry_changes(struct store *store, struct arena *arena, int64_t incident,
                              struct entry_change **out, size_t *count, struct err *err);

/** "note,cause", "withdrawn" as the tables spell them; what is unknown is no kind, and redacted. */
uint32_t entry_kinds_of(const char *words);
enum entry_state entry_state_of(const char *word);

/** The entry a message became, with its words as the journal has them (ids, not names). *found
 * tells whether. */
MUST_CHECK bool entry_of_message(struct store *store, struct arena *arena, int64_t incident,
                                 const char *ts, struct entry *out, bool *found, struct err *err);

/**
 * Documents in the order of the entries (by time): files of live ones, links in evidence, and
 * evidence that is a mere message. Each address once.
 *
 * files   of all entries, ordered by entry.
 */
struct document *documents_of(struct arena *arena, const struct entry *entries, size_t entry_count,
                              const struct document *files, size_t file_count,
                              const struct attached *attached, size_t attached_count, size_t *count);

/* redact.c: words that must go
 * ------------------------------------------------------------------------------------------------*/

/**
 * A redaction is about to be appended: takes the entry's words out of everything kept so far that tables are not made
 * from, out of the journal's bodies, and tells the fact (its key rows) what is left of which.
 */
MUST_CHECK bool redact_words(struct store *store, const struct fact *fact, struct err *err);

/**
 * purge.c: a disruption is about to go for good. Takes its words out of everything but the projections, which follow the
 * fact, and tells the fact (its keys rows, declared_ms, ended_ms, facts) what is left.
 */
MUST_CHECK bool purge_words(struct store *store, const struct fact *fact, struct err *err);

/** "[redacted by @Ana, ...]", with the id in the place of the name. */
void redact_tombstone(const struct fact *fact, struct buf *out);

/* files.c
 * ---------------------------------------------------------------------------------------*/

/** Bytes of the copies that a disruption keeps. */
MUST_CHECK bool kept_bytes(struct store *store, int64_t incident, int64_t *out, struct err *err);

/** Attached documents by number; with_gone: also those that were dropped. */
MUST_CHECK bool attached_list(struct store *store, struct arena *arena, int64_t incident, bool with_gone,
                              struct attached **out, size_t *count, struct err *err);

/* own_post.c
 * ---------------------------------------------------------------------------------------*/

MUST_CHECK bool own_posts(struct store *store, struct arena *arena, int64_t incident, struct own_post **out,
                          size_t *count, struct err *err);

/* wipe.c
 * ---------------------------------------------------------------------------------------*/

#define WIPED_MAX 4096 /* texts looked for; beyond that the file is made anew without looking */

/** What was taken away shall be gone from the file too: words are looked for in its bytes at the next tidying. */
void wipe_later(struct store *store, const char *words);
/** Writes down that it is due, within the transaction that takes words away: a daemon that dies leaves it to the next. */
MUST_CHECK bool wipe_note(struct store *store, struct err *err);
/** What an earlier daemon left undone. */
MUST_CHECK bool wipe_resume(struct store *store, struct err *err);
/** Too many words to look for: the file is made anew without looking. */
void wipe_whole(struct store *store);
/** Whether that is due, and not in vain a moment ago. */
bool wipe_may(const struct store *store);
MUST_CHECK bool wipe_now(struct store *store, struct err *err);
void wipe_done(struct store *store);

/* capture.c
 * ---------------------------------------------------------------------------------------*/

/** A channel got another id: what was captured under the old one is found under the new one. */
MUST_CHECK bool capture_rename(struct store *store, const char *old_id, const char *new_id,
                               struct err *err);

#endif
