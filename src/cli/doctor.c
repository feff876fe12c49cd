/* Whether all is well with an installation, be the daemon up or down: a line for each thing that was looked at, and what to do
 * about it. */
#include "cli/doctor.h"

#include <stdarg.h>

static const struct {
    const char *about;
    void (*check)(struct doctor *doctor);
} checks[] = {
    {"configuration", doctor_configuration},
    {"daemon", doctor_daemon},
    {"connection", doctor_connection},
    {"tokens", doctor_tokens},
    {"database", doctor_database},
    {"lock", doctor_lock},
    {"disk", doctor_room},
    {"outbox", doctor_outbox},
    {"gaps", doctor_gaps},
    {"clock", doctor_clock},
    {"time zones", doctor_zones},
};

static const char *const words[] = {[FINDING_OK] = "ok", [FINDING_WARN] = "warn", [FINDING_FAIL] = "fail"};

void doctor_say(struct doctor *doctor, enum finding finding, const char *remedy, const char *format, ...)
{
    char text[ERR_TEXT_MAX * 2];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof(text), format, args);
    va_end(args);
    doctor->failed = doctor->failed || finding == FINDING_FAIL;
    if (!doctor->cli->json) {
        fprintf(doctor->cli->out, "%-4s  %s: %s\n", words[finding], doctor->about, text);
        if (remedy != NULL)
            fprintf(doctor->cli->out, "      -> %s\n", remedy);
        return;
    }
    struct js *one = js_new_object();
    js_put_string(one, "check", doctor->about);
    js_put_string(one, "verdict", words[finding]);
    js_put_string(one, "found", text);
    js_put_string(one, "remedy", remedy);
    js_push(doctor->findings, one);
}

int cli_doctor(struct cli *cli)
{
    struct doctor doctor = {.cli = cli, .findings = js_new_array()};
    if (cli->word_count > 0)
        return cli_misused(cli, "doctor takes no words");
    for (size_t i = 0; i < COUNT_OF(checks); i++) {
        doctor.about = checks[i].about;
        checks[i].check(&doctor);
    }
    js_drop(doctor.daemon);
    if (cli->json)
        cli_print_json(cli, doctor.findings);
    else
        js_drop(doctor.findings);
    return doctor.failed ? CLI_FAILED : CLI_DONE;
}
