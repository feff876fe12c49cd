/* Holds the room's place until its first file. */
typedef int platform_room_is_empty;
