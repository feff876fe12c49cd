/* The table of commands and the keys they take. A new verb is a row here and a file in verb/. */
#include "command_grammar.h"
#include "verb/verb.h"

static const struct {
    const char *name;
    bool is_time;
} arguments[ARGUMENT_COUNT] = {
    [ARGUMENT_SEV] = {"sev", false},          [ARGUMENT_SVC] = {"svc", false},
    [ARGUMENT_TYPE] = {"type", false},        [ARGUMENT_AT] = {"at", true},
    [ARGUMENT_DETECTED] = {"detected", true}, [ARGUMENT_BY] = {"by", false},
    [ARGUMENT_KIND] = {"kind", false},        [ARGUMENT_DUE] = {"due", false},
    [ARGUMENT_PRIO] = {"prio", false},        [ARGUMENT_TZ] = {"tz", false},
    [ARGUMENT_FROM] = {"from", true},         [ARGUMENT_TO] = {"to", true},
};

static const struct command_row rows[] = {
    {
        .name = "action",
        .synonyms = {"todo"},
        .usage = "action TEXT [@x] [due:DATE] [prio:N]",
        .help = "Notes work for afterwards; action done A3, action A3 @x and action A3 due:fri "
                "change it.",
        .example = "action @ana alert on disk space due:+5d",
        .arguments = BIT(ARGUMENT_DUE) | BIT(ARGUMENT_PRIO),
        .needs = NEED_TARGET | NEED_OPEN | NEED_DOSSIER,
        .takes_target = TARGET_NAMED,
        .changes = true,
        .run = verb_action,
    },
    {
        .name = "bad",
        .usage = "bad TEXT",
        .help = "Keeps for the retrospective what made things harder.",
        .example = "bad the runbook still names the old host",
        .needs = NEED_TARGET | NEED_OPEN,
        .takes_target = TARGET_NAMED,
        .prose = true,
        .changes = true,
        .run = verb_bad,
    },
    {
        .name = "by",
        .usage = "by Tn @x",
        .help = "Says whose entry it is.",
        .example = "by T3 @ana",
        .needs = NEED_TARGET | NEED_OPEN | NEED_DOSSIER,
        .takes_target = TARGET_NAMED,
        .changes = true,
        .run = verb_by,
    },
    {
        .name = "cause",
        .usage = "cause TEXT",
        .help = "Says what contributed to the trouble; without text it shows what is written.",
        .example = "cause a certificate expired on the load balancer",
        .needs = NEED_TARGET | NEED_OPEN,
        .takes_target = TARGET_LONE,
        .prose = true,
        .changes = true,
        .run = verb_cause,
    },
    {
        .name = "drop",
        .usage = "drop Tn [why]",
        .help = "Takes an entry out of the report; it stays in the history.",
        .example = "drop T3 about another disruption",
        .needs = NEED_TARGET | NEED_OPEN | NEED_DOSSIER,
        .takes_target = TARGET_NAMED,
        .prose = true,
        .changes = true,
        .run = verb_drop,
    },
    {
        .name = "edit",
        .usage = "edit Tn TEXT",
        .help = "Gives an entry other words; edits in chat no longer change them.",
        .example = "edit T3 restarted the cache of shop 2",
        .needs = NEED_TARGET | NEED_OPEN | NEED_DOSSIER,
        .takes_target = TARGET_NAMED,
        .prose = true,
        .changes = true,
        .run = verb_edit,
    },
    {
        .name = "good",
        .usage = "good TEXT",
        .help = "Keeps for the retrospective what helped.",
        .example = "good the rollback took two minutes",
        .needs = NEED_TARGET | NEED_OPEN,
        .takes_target = TARGET_NAMED,
        .prose = true,
        .changes = true,
        .run = verb_good,
    },
    {
        .name = "help",
        .usage = "help [VERB]",
        .help = "Lists what can be typed, or explains one command.",
        .example = "help mark",
        .run = verb_help,
    },
    {
        .name = "history",
        .usage = "history Tn",
        .help = "Shows every change of an entry: when, who, why.",
        .example = "history T3",
        .needs = NEED_TARGET | NEED_OPEN | NEED_DOSSIER | NEED_HISTORY,
        .takes_target = TARGET_NAMED,
        .run = verb_history,
    },
    {
        .name = "impact",
        .usage = "impact TEXT",
        .help = "Says who noticed and how; without text it shows what is written.",
        .example = "impact one checkout in five failed",
        .needs = NEED_TARGET | NEED_OPEN,
        .takes_target = TARGET_LONE,
        .prose = true,
        .changes = true,
        .run = verb_impact,
    },
    {
        .name = "lead",
        .synonyms = {"commander", "owner"},
        .usage = "lead [@x|me|none]",
        .help = "Names who leads; without a name it says who does.",
        .example = "lead me",
        .needs = NEED_TARGET | NEED_OPEN | NEED_DOSSIER,
        .takes_target = TARGET_LONE,
        .changes = true,
        .run = verb_lead,
    },
    {
        .name = "lesson",
        .usage = "lesson TEXT",
        .help = "Keeps for the retrospective what was learnt.",
        .example = "lesson test restores, not only backups",
        .needs = NEED_TARGET | NEED_OPEN,
        .takes_target = TARGET_NAMED,
        .prose = true,
        .changes = true,
        .run = verb_lesson,
    },
    {
        .name = "list",
        .usage = "list [open|mine|week|all] [svc:S] [sev:N]",
        .help = "Lists disruptions, the open ones unless told otherwise.",
        .example = "list week svc:checkout",
        .arguments = BIT(ARGUMENT_SVC) | BIT(ARGUMENT_SEV),
        .needs = NEED_LIST | NEED_OPEN,
        .run = verb_list,
    },
    {
        .name = "mark",
        .usage = "mark started|detected|acked|mitigated|recovered [TIME|none]",
        .help = "Says when something happened, now if no time is given; none takes it back.",
        .example = "mark detected 14:02",
        .needs = NEED_TARGET | NEED_OPEN,
        .takes_target = TARGET_NAMED,
        .time_in_text = true,
        .changes = true,
        .run = verb_mark,
    },
    {
        .name = "move",
        .usage = "move Tn TIME",
        .help = "Puts an entry at another time.",
        .example = "move T3 14:02",
        .needs = NEED_TARGET | NEED_OPEN | NEED_DOSSIER,
        .takes_target = TARGET_NAMED,
        .time_in_text = true,
        .changes = true,
        .run = verb_move,
    },
    {
        .name = "note",
        .usage = "note TEXT [at:TIME] [by:@x] [kind:K]",
        .help = "Puts a line on the timeline; several lines are several notes.",
        .example = "note restarted the cache at:-10m",
        .arguments = BIT(ARGUMENT_AT) | BIT(ARGUMENT_BY) | BIT(ARGUMENT_KIND),
        .needs = NEED_TARGET | NEED_OPEN,
        .takes_target = TARGET_NAMED,
        .prose = true,
        .changes = true,
        .run = verb_note,
    },
    {
        .name = "report",
        .synonyms = {"pm", "postmortem", "retro"},
        .usage = "report [show SECTION]",
        .help = "Shows the post-mortem draft, or one part of it.",
        .example = "report show timeline",
        .needs = NEED_TARGET | NEED_OPEN | NEED_REPORT,
        .takes_target = TARGET_NUMBER,
        .run = verb_report,
    },
    {
        .name = "resolve",
        .synonyms = {"end", "close", "finish"},
        .usage = "resolve [TEXT] [at:TIME]",
        .help = "Says that service is restored and drafts the post-mortem.",
        .example = "resolve rolled back to v41 at:-5m",
        .arguments = BIT(ARGUMENT_AT),
        .needs = NEED_TARGET | NEED_OPEN | NEED_DOSSIER,
        .takes_target = TARGET_LONE,
        .prose = true,
        .changes = true,
        .run = verb_resolve,
    },
    {
        .name = "restore",
        .usage = "restore Tn",
        .help = "Brings back an entry that was dropped or lost its tags.",
        .example = "restore T3",
        .needs = NEED_TARGET | NEED_OPEN | NEED_DOSSIER,
        .takes_target = TARGET_NAMED,
        .changes = true,
        .run = verb_restore,
    },
    {
        .name = "role",
        .usage = "role NAME [@x|me|none]",
        .help = "Gives a role to somebody; without a name it lists the roles.",
        .example = "role scribe me",
        .needs = NEED_TARGET | NEED_OPEN | NEED_DOSSIER,
        .takes_target = TARGET_LONE,
        .changes = true,
        .run = verb_role,
    },
    {
        .name = "service",
        .synonyms = {"svc"},
        .usage = "service add|rm a,b",
        .help = "Says which services are affected; without words it shows them.",
        .example = "service add checkout,payments",
        .needs = NEED_TARGET | NEED_OPEN,
        .takes_target = TARGET_LONE,
        .changes = true,
        .run = verb_service,
    },
    {
        .name = "severity",
        .synonyms = {"sev"},
        .usage = "severity N [why]",
        .help = "Sets the severity, 1 worst to 5.",
        .example = "severity 2 payments work again",
        .needs = NEED_TARGET | NEED_OPEN,
        .takes_target = TARGET_NAMED,
        .changes = true,
        .run = verb_severity,
    },
    {
        .name = "start",
        .synonyms = {"new", "open", "declare"},
        .usage =
            "start TITLE [sev:N] [svc:a,b] [type:T] [at:TIME] [detected:TIME] [private] [drill]",
        .help = "Opens a disruption with a channel of its own.",
        .example = "start checkout returns 500s sev:2 svc:checkout",
        .arguments = BIT(ARGUMENT_SEV) | BIT(ARGUMENT_SVC) | BIT(ARGUMENT_TYPE) | BIT(ARGUMENT_AT) |
                     BIT(ARGUMENT_DETECTED),
        .flags = {"private", "drill"},
        .needs = NEED_OPEN,
        .changes = true,
        .run = verb_start,
    },
    {
        .name = "status",
        .synonyms = {"info"},
        .usage = "status",
        .help = "Tells how a disruption stands.",
        .example = "status D-42",
        .needs = NEED_TARGET | NEED_OPEN,
        .takes_target = TARGET_NUMBER,
        .run = verb_status,
    },
    {
        .name = "summary",
        .usage = "summary TEXT",
        .help = "Says in a few sentences what happened; without text it shows what is written.",
        .example = "summary checkout failed for an hour after a deploy",
        .needs = NEED_TARGET | NEED_OPEN,
        .takes_target = TARGET_LONE,
        .prose = true,
        .changes = true,
        .run = verb_summary,
    },
    {
        .name = "timeline",
        .usage = "timeline [all] [tz:ZONE] [from:TIME] [to:TIME]",
        .help = "Shows the timeline with numbers and links; all adds what was withdrawn.",
        .example = "timeline from:14:00 tz:UTC",
        .arguments = BIT(ARGUMENT_TZ) | BIT(ARGUMENT_FROM) | BIT(ARGUMENT_TO),
        .flags = {"all"},
        .needs = NEED_TARGET | NEED_OPEN | NEED_DOSSIER,
        .takes_target = TARGET_NUMBER,
        .run = verb_timeline,
    },
    {
        .name = "type",
        .usage = "type T",
        .help = "Says what kind of disruption it was, in your own words.",
        .example = "type deploy",
        .needs = NEED_TARGET | NEED_OPEN,
        .takes_target = TARGET_NAMED,
        .prose = true,
        .changes = true,
        .run = verb_type,
    },
};

const struct command_row *command_rows(size_t *count)
{
    *count = COUNT_OF(rows);
    return rows;
}

const char *argument_name(enum argument argument)
{
    return arguments[argument].name;
}

bool argument_is_time(enum argument argument)
{
    return arguments[argument].is_time;
}

bool argument_find(struct slice word, enum argument *out)
{
    for (int i = 0; i < ARGUMENT_COUNT; i++) {
        if (slice_equals_nocase(word, arguments[i].name)) {
            *out = (enum argument)i;
            return true;
        }
    }
    return false;
}
