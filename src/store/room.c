/* Holds the room's place until its first file. */
typedef int store_room_is_empty;
