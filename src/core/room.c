/* Holds the room's place until its first file. */
typedef int core_room_is_empty;
