# C11 without extensions, strict warnings as errors, hardening; sanitizers and coverage on request.
set(CMAKE_C_STANDARD 11)
set(CMAKE_C_STANDARD_REQUIRED ON)
set(CMAKE_C_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

# assert is for our own mistakes and stays in every build: a daemon that goes on after one writes it into the record,
# while one that ends is started again and loses nothing.
foreach(kind RELEASE RELWITHDEBINFO MINSIZEREL)
    string(REPLACE "-DNDEBUG" "" CMAKE_C_FLAGS_${kind} "${CMAKE_C_FLAGS_${kind}}")
endforeach()

add_compile_definitions(_GNU_SOURCE DISRUPTION_VERSION="${PROJECT_VERSION}")
add_compile_options(-Wall -Wextra -Werror -Wformat=2 -Wshadow -Wstrict-prototypes
                    -Wmissing-prototypes -Wcast-qual -Wvla -Wundef -Wwrite-strings)
if(CMAKE_C_COMPILER_ID STREQUAL "Clang") # queries are joined from lines in tables whose rows are named: no comma is missing
    add_compile_options(-Wno-string-concatenation)
endif()
add_compile_options(-fstack-protector-strong -fstack-clash-protection -fno-omit-frame-pointer)
if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
    add_compile_options(-fcf-protection=full)
endif()
add_link_options(-pie -Wl,-z,relro,-z,now)

if(DISRUPTION_SANITIZE)
    add_compile_options(-fsanitize=${DISRUPTION_SANITIZE} -fno-sanitize-recover=all)
    add_link_options(-fsanitize=${DISRUPTION_SANITIZE})
elseif(NOT CMAKE_BUILD_TYPE STREQUAL "Debug")
    add_compile_options(-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2)
endif()
if(DISRUPTION_COVERAGE)
    add_compile_options(--coverage)
    add_link_options(--coverage)
endif()
if(DISRUPTION_FUZZ)
    add_compile_options(-fsanitize=fuzzer-no-link)
endif()
