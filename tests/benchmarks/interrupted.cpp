// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Starts a command, waits for a line on standard input, sends SIGINT so many times, each when the last was received, and prints the
// milliseconds from the first signal to the command's end, and 0 for its memory:
//     interrupted TIMES COMMAND ARGUMENT…
// A command that has not ended after twenty seconds is killed; they are its time.

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <thread>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::microseconds resolution(100);

[[noreturn]] void become(char **command)
{
    std::signal(SIGINT, SIG_DFL); // a shell may have had it ignored
    const int null = open("/dev/null", O_RDWR);
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        dup2(null, stream);
    execvp(command[0], command);
    _exit(127);
}

/// The kernel keeps one pending signal of a kind: a second would be lost.
bool isPending(pid_t process)
{
    const std::string path = "/proc/" + std::to_string(process) + "/status";
    FILE *file = std::fopen(path.c_str(), "r");
    if (!file)
        return false;
    unsigned long long pending = 0;
    char line[256];
    while (std::fgets(line, sizeof line, file)) {
        if (std::sscanf(line, "ShdPnd: %llx", &pending) == 1)
            break;
    }
    std::fclose(file);
    return (pending & (1ULL << (SIGINT - 1))) != 0;
}

bool ends(pid_t process, std::chrono::seconds limit)
{
    const auto deadline = Clock::now() + limit;
    while (waitpid(process, nullptr, WNOHANG) == 0) {
        if (Clock::now() > deadline)
            return false;
        std::this_thread::sleep_for(resolution);
    }
    return true;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 3)
        return 2;
    const pid_t child = fork();
    if (child == 0)
        become(argv + 2);
    if (std::getchar() == EOF) {
        std::fprintf(stderr, "nobody said when\n");
        kill(child, SIGKILL);
        return 1;
    }
    const auto start = Clock::now();
    for (int times = std::atoi(argv[1]); times > 0; --times) {
        kill(child, SIGINT);
        while (times > 1 && isPending(child))
            std::this_thread::sleep_for(resolution);
    }
    if (!ends(child, std::chrono::seconds(20)))
        kill(child, SIGKILL);
    const std::chrono::duration<double, std::milli> elapsed = Clock::now() - start;
    std::printf("%.2f 0\n", elapsed.count());
    return 0;
}
