/* Holds the room's place until its first file. */
typedef int cli_room_is_empty;
