/* Holds the room's place until its first file. */
typedef int report_room_is_empty;
