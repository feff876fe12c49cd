/* Configuration, tokens, clock and zone data of the host. */
#include "cli/doctor.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/timex.h>
#include <unistd.h>

#include "disruption/settings/policy.h"
#include "disruption/settings/tokens.h"

#define TOKEN_FOLDER "/etc/disruption" /* whence the unit hands them over */
#define ZONE_FOLDER "/usr/share/zoneinfo"

/* Everything that is wrong with the file, a finding each; the defaults stand in for it then. */
static void say_faults(struct doctor *doctor, const struct settings_faults *faults, const struct err *err)
{
    static const char remedy[] = "mend it and look again; `disruptiond --check` tells the same";
    for (size_t i = 0; i < faults->count; i++)
        doctor_say(doctor, FINDING_FAIL, i + 1 == faults->count ? remedy : NULL, "line %d: %s", faults->at[i].line,
                   faults->at[i].sentence);
    if (faults->count == 0)
        doctor_say(doctor, FINDING_FAIL, NULL, "%s", err->text);
}

static void say_file(struct doctor *doctor, const char *path)
{
    struct stat about;
    bool open = stat(path, &about) == 0 && (about.st_mode & S_IWOTH) != 0;
    if (open)
        doctor_say(doctor, FINDING_FAIL, "run chmod o-w on it", "everybody may write %s", path);
    else
        doctor_say(doctor, FINDING_OK, NULL, "%s has no faults", path);
}

void doctor_configuration(struct doctor *doctor)
{
    struct cli *cli = doctor->cli;
    struct settings_faults faults = {0};
    struct err err = ERR_INIT;
    const char *path = cli->config != NULL ? cli->config : SETTINGS_PATH;
    if (settings_read(path, &cli->settings, &faults, &err))
        say_file(doctor, path);
    else if (err.kind == ERR_NOT_FOUND && cli->config == NULL)
        doctor_say(doctor, FINDING_WARN, "put the sample there (/usr/share/disruption/disruption.yaml) and look what to change",
                   "there is no %s; every setting has its default", path);
    else
        say_faults(doctor, &faults, &err);
    settings_faults_done(&faults);
    if (cli->settings == NULL)
        cli->settings = settings_defaults();
    settings_policy(cli->settings, &cli->policy);
    doctor->socket = cli->socket != NULL ? cli->socket : cli->settings->control.socket;
    doctor->database = cli->database != NULL ? cli->database : cli->settings->database.path;
}

/* Files that only root reads are as they should be: systemd hands their content over. */
static bool say_handed_over(struct doctor *doctor)
{
    static const char *const names[] = {"slack-bot-token", "slack-app-token"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        struct stat about;
        const char *path = arena_print(&doctor->cli->arena, "%s/%s", TOKEN_FOLDER, names[i]);
        if (stat(path, &about) != 0)
            return false;
        if ((about.st_mode & S_IRWXO) != 0) {
            doctor_say(doctor, FINDING_FAIL, "run chmod 600 on it, and let the platform issue a new one",
                       "everybody may read %s", path);
            return true;
        }
    }
    doctor_say(doctor, FINDING_OK, NULL, "both are in %s, for systemd to hand over", TOKEN_FOLDER);
    return true;
}

void doctor_tokens(struct doctor *doctor)
{
    struct settings_tokens tokens = {0};
    struct err err = ERR_INIT;
    if (settings_tokens_read(doctor->cli->settings, &tokens, &err))
        doctor_say(doctor, FINDING_OK, NULL, "both are there, and of the right sort");
    else if (err.kind == ERR_INVALID)
        doctor_say(doctor, FINDING_FAIL, "put the right one there; the README tells where Slack shows it", "%s", err.text);
    else if (doctor->daemon != NULL)
        doctor_say(doctor, FINDING_OK, NULL, "the daemon has them; you may not read them");
    else if (!say_handed_over(doctor))
        doctor_say(doctor, FINDING_FAIL, "look again as the user who may read them, or put them there", "%s", err.text);
    settings_tokens_done(&tokens);
}

void doctor_clock(struct doctor *doctor)
{
    struct timex state = {0};
    int code = adjtimex(&state);
    if (code < 0)
        doctor_say(doctor, FINDING_WARN, NULL, "the system does not say whether it is synchronised (%s)", strerror(errno));
    else if (code == TIME_ERROR || (state.status & STA_UNSYNC) != 0)
        doctor_say(doctor, FINDING_WARN, "let chrony or systemd-timesyncd keep it: `timedatectl` shows",
                   "nothing keeps it synchronised, and times of commands are this machine's");
    else
        doctor_say(doctor, FINDING_OK, NULL, "synchronised");
}

void doctor_zones(struct doctor *doctor)
{
    const char *given = getenv("TZDIR"), *folder = given != NULL ? given : ZONE_FOLDER;
    const char *sample = arena_print(&doctor->cli->arena, "%s/Europe/Berlin", folder);
    if (access(sample, R_OK) == 0)
        doctor_say(doctor, FINDING_OK, NULL, "%s has them", folder);
    else
        doctor_say(doctor, FINDING_FAIL, "install the package tzdata", "%s lacks them, so people's times cannot be read",
                   folder);
}
