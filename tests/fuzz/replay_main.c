/* Feeds every file of the folders given to one fuzzer, so that what was once found stays mended without libFuzzer. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "disruption/base/memory.h"
#include "fuzzing.h"

#define FILE_MAX ((size_t)8 << 20) /* bytes of one input */

static void replay(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        perror(path);
        exit(1);
    }
    uint8_t *bytes = mem_new(FILE_MAX, 1);
    size_t len = fread(bytes, 1, FILE_MAX, file);
    fclose(file);
    bytes = mem_resize(bytes, len, 1); /* exactly as long as the input, for the sanitizers */
    fprintf(stderr, "%s\n", path);     /* the last one named is the one that broke */
    (void)LLVMFuzzerTestOneInput(bytes, len);
    free(bytes);
}

static int replay_folder(const char *folder)
{
    struct dirent **files = NULL;
    int count = scandir(folder, &files, NULL, alphasort), replayed = 0;
    if (count < 0)
        perror(folder);
    for (int i = 0; i < count; i++) {
        char path[4096];
        int len = snprintf(path, sizeof(path), "%s/%s", folder, files[i]->d_name);
        if (files[i]->d_name[0] != '.' && len > 0 && (size_t)len < sizeof(path)) {
            replay(path);
            replayed++;
        }
        free(files[i]);
    }
    free(files);
    return replayed;
}

int main(int argc, char **argv)
{
    int replayed = 0;
    for (int i = 1; i < argc; i++)
        replayed += replay_folder(argv[i]);
    printf("%d inputs\n", replayed);
    return replayed > 0 ? 0 : 1;
}
