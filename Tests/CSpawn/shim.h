#ifndef TURNOUT_CSPAWN_H
#define TURNOUT_CSPAWN_H

#include <spawn.h>

// What the GNU C library (2.34) has beyond POSIX, which its header shows to programs that ask for it only.
int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *folder);
int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);
int pipe2(int ends[2], int flags);

#endif
