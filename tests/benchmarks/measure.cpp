// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Runs a command and prints its wall time in milliseconds and its peak resident memory in KiB, as wait4() reports them:
//     measure [--in FILE] COMMAND ARGUMENT…
// Standard output goes to /dev/null. Exit code: the command's.

#include <chrono>
#include <cstdio>
#include <cstring>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

[[noreturn]] void become(const char *input, char **command)
{
    const int null = open("/dev/null", O_WRONLY);
    dup2(null, STDOUT_FILENO);
    if (input) {
        const int in = open(input, O_RDONLY);
        dup2(in, STDIN_FILENO);
    }
    execvp(command[0], command);
    std::perror(command[0]);
    _exit(127);
}

} // namespace

int main(int argc, char **argv)
{
    const char *input = nullptr;
    int first = 1;
    if (argc > 3 && std::strcmp(argv[1], "--in") == 0) {
        input = argv[2];
        first = 3;
    }
    if (first >= argc)
        return 2;

    const auto start = std::chrono::steady_clock::now();
    const pid_t child = fork();
    if (child == 0)
        become(input, argv + first);
    int status = 0;
    rusage usage = {};
    wait4(child, &status, 0, &usage);
    const std::chrono::duration<double, std::milli> elapsed = std::chrono::steady_clock::now() - start;
    std::printf("%.2f %ld\n", elapsed.count(), usage.ru_maxrss);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
