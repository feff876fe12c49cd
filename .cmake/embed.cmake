# cmake -DIN=file -DOUT=file.inc -P embed.cmake: writes the bytes of IN as C initialisers.
file(READ "${IN}" hex HEX)
string(REGEX REPLACE "(................................)" "\\1\n" hex "${hex}")
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
file(WRITE "${OUT}" "${bytes}0x00\n")
