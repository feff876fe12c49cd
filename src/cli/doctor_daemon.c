/* The daemon, asked how it is through its socket. */
#include "cli/doctor.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "disruption/base/clock.h"
#include "disruption/net/http_client.h"

#define ASK_TIMEOUT_MS (5 * SECOND_MS)
#define ANSWER_BYTES 65536

static void heard(void *ctx, const struct http_result *result)
{
    struct doctor *doctor = ctx;
    struct js *reply = NULL;
    if (result->failure != HTTP_OK || result->status != 200 || !js_parse(result->body, result->body_len, &reply, NULL))
        return;
    doctor->daemon = reply;
}

static void ask(struct doctor *doctor)
{
    const struct http_client_options options = {.user_agent = "disruption/" DISRUPTION_VERSION};
    const struct http_call call = {
        .method = "GET",
        .url = "http://localhost/v1/condition",
        .unix_socket = doctor->socket,
        .connect_timeout_ms = ASK_TIMEOUT_MS,
        .timeout_ms = ASK_TIMEOUT_MS,
        .response_max = ANSWER_BYTES,
    };
    http_call_wait(&options, &call, heard, doctor);
}

static void say_silence(struct doctor *doctor)
{
    if (access(doctor->socket, R_OK | W_OK) == 0)
        doctor_say(doctor, FINDING_FAIL, "`systemctl status disruptiond` and its log say why", "nobody answers at %s",
                   doctor->socket);
    else if (errno == EACCES)
        doctor_say(doctor, FINDING_WARN, "ask to be put into the group \"disruption\", or look as root",
                   "you may not speak to %s", doctor->socket);
    else
        doctor_say(doctor, FINDING_FAIL, "`systemctl start disruptiond` starts it", "it is not running: no socket at %s",
                   doctor->socket);
}

void doctor_daemon(struct doctor *doctor)
{
    struct stat about;
    ask(doctor);
    if (doctor->daemon == NULL) {
        say_silence(doctor);
        return;
    }
    const char *version = js_string_or(doctor->daemon, "version", "?");
    if (strcmp(version, DISRUPTION_VERSION) != 0)
        doctor_say(doctor, FINDING_WARN, "`systemctl restart disruptiond` lets the new one run",
                   "version %s runs, while " DISRUPTION_VERSION " is installed", version);
    else
        doctor_say(doctor, FINDING_OK, NULL, "version %s runs and answers at %s", version, doctor->socket);
    if (stat(doctor->socket, &about) == 0 && (about.st_mode & S_IRWXO) != 0)
        doctor_say(doctor, FINDING_FAIL, "restart the daemon, and look who changed it", "everybody may speak to %s",
                   doctor->socket);
}

static void say_scopes(struct doctor *doctor)
{
    const char *missing = js_string(doctor->daemon, "missing_scopes");
    if (missing != NULL && missing[0] != '\0')
        doctor_say(doctor, FINDING_FAIL, "add them to the app's manifest (/usr/share/disruption/slack-manifest.yaml has all) "
                   "and install it to the workspace again", "the app lacks scopes: %s", missing);
}

void doctor_connection(struct doctor *doctor)
{
    int64_t seconds;
    if (doctor->daemon == NULL)
        return;
    if (js_flag(doctor->daemon, "connected"))
        doctor_say(doctor, FINDING_OK, NULL, "the chat platform delivers events");
    else
        doctor_say(doctor, FINDING_FAIL, "the daemon goes on trying; the reason says what to mend", "lost for %" PRId64 " s: %s",
                   js_integer_or(doctor->daemon, "lost_s", 0), js_string_or(doctor->daemon, "why", "no answer yet"));
    if (js_integer(doctor->daemon, "stuck_s", &seconds))
        doctor_say(doctor, FINDING_FAIL, "its log names the reason (event=store_stuck)",
                   "the database takes nothing, for %" PRId64 " s", seconds);
    say_scopes(doctor);
}
