/* The types that a key can have: what each accepts, and the form in which it is kept. */
#ifndef DISRUPTION_SETTINGS_TYPES_H
#define DISRUPTION_SETTINGS_TYPES_H

#include "disruption/settings/key.h"

#define ROLE_NAME_MAX 30  /* characters; a role is named in one-line answers */
#define ROLE_DUTY_MAX 500 /* characters; a duty is one message to its holder */
#define SECTION_NAME_MAX 60      /* characters; a heading */
#define SECTION_QUESTION_MAX 200 /* characters; one line of the report */

extern const struct settings_type type_path;
extern const struct settings_type
    type_present_file; /* an absolute path at which there is something */
extern const struct settings_type type_platform;
extern const struct settings_type type_api_url;
extern const struct settings_type type_command;
extern const struct settings_type type_channel_pattern;
extern const struct settings_type type_channel;
extern const struct settings_type type_emoji;
extern const struct settings_type type_emojis;
extern const struct settings_type type_hashtags;
extern const struct settings_type type_zone;
extern const struct settings_type type_roles;
extern const struct settings_type type_sections;
extern const struct settings_type type_parts;

/** The key beside name, of a type whose items are maps: "duty", "question". */
const char *settings_second(const struct settings_type *type);

extern const struct settings_type type_steerers;
extern const struct settings_type type_people;
extern const struct settings_type type_outsiders;
extern const struct settings_type type_address;
extern const struct settings_type type_level;
extern const struct settings_type type_flag;
extern const struct settings_type type_span;
extern const struct settings_type type_spans;
extern const struct settings_type type_counts;
extern const struct settings_type type_days;
extern const struct settings_type type_digest;
extern const struct settings_type type_hours;
extern const struct settings_type type_bytes;
extern const struct settings_type type_days_kept;

#endif
