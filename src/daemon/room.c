/* Holds the room's place until its first file. */
typedef int daemon_room_is_empty;
