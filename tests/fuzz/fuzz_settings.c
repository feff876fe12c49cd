/* Configuration files: every fault is told with a sentence, and what is accepted is whole. */
#include "fuzzing.h"

#include <sys/mman.h>
#include <unistd.h>

#include "disruption/core/policy.h"
#include "disruption/settings/policy.h"
#include "disruption/settings/settings.h"

static void check_refusal(struct settings_faults *faults, const struct err *err)
{
    PROMISE(err->kind == ERR_INVALID || err->kind == ERR_LIMITED);
    PROMISE(err->text[0] != '\0' && is_text(err->text));
    PROMISE(faults->count <= SETTINGS_FAULTS_MAX);
    for (size_t i = 0; i < faults->count; i++)
        PROMISE(faults->at[i].line >= 0 && is_clean(faults->at[i].sentence));
    struct buf told;
    buf_init(&told, (size_t)1 << 20);
    settings_faults_write(faults, &told);
    buf_done(&told);
}

static void check_settings(const struct settings *s)
{
    const char *const texts[] = {s->database.path,        s->chat.platform,        s->slack.api_url,
                                 s->slack.bot_token_file, s->slack.app_token_file, s->slack.command,
                                 s->tls.ca_file,          s->channel.name,         s->channel.announce,
                                 s->tags.confirm,         s->time.zone,            s->web.listen,
                                 s->control.socket,       s->log.level};
    for (size_t i = 0; i < COUNT_OF(texts); i++)
        PROMISE(texts[i] != NULL && is_text(texts[i]));
    PROMISE(s->roles.count > 0);
    PROMISE(strstr(s->channel.name, "{number}") != NULL);
    for (int kind = 0; kind < SETTINGS_KINDS; kind++)
        PROMISE(s->tags.kinds[kind].reactions.count < POLICY_WORDS_MAX &&
                s->tags.kinds[kind].hashtags.count < POLICY_WORDS_MAX);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    int file = memfd_create("settings", 0);
    PROMISE(file >= 0 && write(file, data, size) == (ssize_t)size);
    char path[64];
    snprintf(path, sizeof(path), "/proc/self/fd/%d", file);
    struct settings *settings = NULL;
    struct settings_faults faults = {0};
    struct err err = ERR_INIT;
    if (settings_read(path, &settings, &faults, &err)) {
        PROMISE(faults.count == 0);
        check_settings(settings);
    } else {
        PROMISE(settings == NULL);
        check_refusal(&faults, &err);
    }
    settings_destroy(settings);
    settings_faults_done(&faults);
    close(file);
    return 0;
}
