# disruption_room(NAME SEES room... USES library... [FOLDER dir]): one static library per room. A room links only
# what it may see, so a wrong arrow does not link. Every .c below src/NAME belongs to it.
function(disruption_room name)
    cmake_parse_arguments(ROOM "" "FOLDER" "SEES;USES" ${ARGN})
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.c")
    list(FILTER sources EXCLUDE REGEX "/main\\.c$")
    add_library(${name} STATIC ${sources})
    target_include_directories(${name} PUBLIC "${CMAKE_SOURCE_DIR}/include"
                                       PRIVATE "${CMAKE_SOURCE_DIR}/src")
    target_link_libraries(${name} PUBLIC ${ROOM_SEES} PRIVATE ${ROOM_USES})
endfunction()

# disruption_program(NAME SEES room...): a program whose main.c stands beside the room's other files.
function(disruption_program name)
    cmake_parse_arguments(PROGRAM "" "" "SEES;USES" ${ARGN})
    add_executable(${name} "${CMAKE_CURRENT_SOURCE_DIR}/main.c")
    target_include_directories(${name} PRIVATE "${CMAKE_SOURCE_DIR}/src")
    target_link_libraries(${name} PRIVATE ${PROGRAM_SEES} ${PROGRAM_USES})
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
    install(TARGETS ${name} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endfunction()

# disruption_embed(TARGET SYMBOL FILE): a file as bytes in TARGET, so that programs need no data folder.
# Reads from include file "embedded/SYMBOL.inc" (a comma separated list of bytes, 0 at the end).
function(disruption_embed target symbol file)
    set(out "${CMAKE_CURRENT_BINARY_DIR}/embedded/${symbol}.inc")
    add_custom_command(OUTPUT "${out}" DEPENDS "${file}" "${CMAKE_SOURCE_DIR}/.cmake/embed.cmake"
        COMMAND ${CMAKE_COMMAND} -DIN=${file} -DOUT=${out} -P "${CMAKE_SOURCE_DIR}/.cmake/embed.cmake" VERBATIM)
    target_sources(${target} PRIVATE "${out}")
    target_include_directories(${target} PRIVATE "${CMAKE_CURRENT_BINARY_DIR}")
endfunction()
