/* Holds the room's place until its first file. */
typedef int settings_room_is_empty;
