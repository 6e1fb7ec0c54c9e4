// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Starts a command, waits for a line on standard input that names PostgreSQL's process, sends SIGINT so many times, each when the last was
// received, and prints the milliseconds from the first signal to the end of the command, or of the statement that the process works on,
// and 0 for its memory:
//     interrupted TIMES program|statement COMMAND ARGUMENT…
// A command that has not ended after twenty seconds is killed; they are its time.

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <string_view>
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

bool waitFor(const std::function<bool()> &happened)
{
    const auto deadline = Clock::now() + std::chrono::seconds(20);
    while (!happened()) {
        if (Clock::now() > deadline)
            return false;
        std::this_thread::sleep_for(resolution);
    }
    return true;
}

/// PostgreSQL's process calls itself "postgres: user database address SELECT" while it works on one (manual 28.1, update_process_title).
bool worksOnStatement(const std::string &process)
{
    FILE *file = std::fopen(("/proc/" + process + "/cmdline").c_str(), "r");
    if (!file)
        return false;
    char title[512] = {};
    const size_t length = std::fread(title, 1, sizeof title - 1, file);
    std::fclose(file);
    return std::string_view(title, length).find(" SELECT") != std::string_view::npos;
}

std::string lineOfInput()
{
    std::string line;
    for (int c = std::getchar(); c != EOF && c != '\n'; c = std::getchar())
        line += static_cast<char>(c);
    return line;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 4)
        return 2;
    const bool isAboutStatement = std::string_view(argv[2]) == "statement";
    const pid_t child = fork();
    if (child == 0)
        become(argv + 3);
    const std::string server = lineOfInput();
    if (server.empty()) {
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
    if (isAboutStatement)
        waitFor([&server] { return !worksOnStatement(server); });
    auto end = Clock::now();
    if (!waitFor([child] { return waitpid(child, nullptr, WNOHANG) != 0; }))
        kill(child, SIGKILL);
    if (!isAboutStatement)
        end = Clock::now();
    const std::chrono::duration<double, std::milli> elapsed = end - start;
    std::printf("%.2f 0\n", elapsed.count());
    return 0;
}
