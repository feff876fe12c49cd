# Install rules and the Debian package. Everything but /etc follows CMAKE_INSTALL_PREFIX; systemd finds units, users
# and folders below /usr/local as well as below /usr.
install(FILES systemd/disruptiond.service DESTINATION lib/systemd/system)
install(FILES systemd/disruption.sysusers.conf DESTINATION lib/sysusers.d RENAME disruption.conf)
install(FILES systemd/disruption.tmpfiles.conf DESTINATION lib/tmpfiles.d RENAME disruption.conf)
install(FILES config/slack-manifest.yaml config/disruption.yaml config/alerts.yaml DESTINATION ${CMAKE_INSTALL_DATADIR}/disruption)
install(FILES config/disruption.bash-completion DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions
        RENAME disruption)

# A configuration that somebody edited stays as it is. Below /usr and /usr/local it belongs into /etc, where the
# programs look; a staging prefix keeps it inside.
install(CODE "set(sample \"${CMAKE_SOURCE_DIR}/config/disruption.yaml\")")
install(CODE [[
    set(etc "${CMAKE_INSTALL_PREFIX}/etc/disruption")
    if(CMAKE_INSTALL_PREFIX MATCHES "^/usr(/local)?/?$")
        set(etc "/etc/disruption")
    endif()
    if(NOT EXISTS "$ENV{DESTDIR}${etc}/disruption.yaml")
        file(INSTALL "${sample}" DESTINATION "${etc}")
    endif()
]])

# Manual pages and change log are compressed as Debian wants them; -n leaves out the time, so that a build repeats.
find_program(GZIP gzip REQUIRED)
function(disruption_install_compressed file destination)
    get_filename_component(name "${file}" NAME)
    set(packed "${CMAKE_BINARY_DIR}/compressed/${name}.gz")
    add_custom_command(OUTPUT "${packed}" DEPENDS "${file}" VERBATIM
        COMMAND ${CMAKE_COMMAND} -E make_directory "${CMAKE_BINARY_DIR}/compressed"
        COMMAND ${GZIP} -9nc "${file}" > "${packed}")
    set_property(GLOBAL APPEND PROPERTY disruption_compressed "${packed}")
    install(FILES "${packed}" DESTINATION "${destination}")
endfunction()

file(GLOB_RECURSE pages CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/src/*.[1-8]")
foreach(page ${pages})
    string(REGEX MATCH "[1-8]$" section "${page}")
    disruption_install_compressed("${page}" "${CMAKE_INSTALL_MANDIR}/man${section}")
endforeach()
disruption_install_compressed("${CMAKE_SOURCE_DIR}/.cmake/debian/changelog" "${CMAKE_INSTALL_DOCDIR}")
get_property(compressed GLOBAL PROPERTY disruption_compressed)
add_custom_target(compressed ALL DEPENDS ${compressed})
install(FILES .cmake/debian/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR})

# cpack -G DEB
set(CPACK_GENERATOR DEB)
set(CPACK_SET_DESTDIR ON) # so that /etc means the package's
set(CPACK_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGE_NAME disruption)
set(CPACK_PACKAGE_CONTACT "disruption maintainers <maintainers@disruption.invalid>")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION net)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"A small daemon that sits in the chat where a team fixes its outages. What
people mark there becomes a timeline, and the timeline becomes the draft of a
post-mortem report whose every line names its source.

The package holds the daemon, the command line, and a local chat to try both.")
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "ca-certificates, systemd | systemd-sysusers, systemd | systemd-tmpfiles, tzdata")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
foreach(script conffiles postinst prerm postrm)
    list(APPEND CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA "${CMAKE_SOURCE_DIR}/.cmake/debian/${script}")
endforeach()
include(CPack)
