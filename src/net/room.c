/* Holds the room's place until its first file. */
typedef int net_room_is_empty;
