/* Holds the room's place until its first file. */
typedef int sandbox_room_is_empty;
