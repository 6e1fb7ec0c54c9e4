// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Starts a program on the display in DISPLAY and prints the milliseconds until a large window of it shows a picture (more than one colour),
// and the program's resident memory in KiB at that moment and two seconds later:
//     firstwindow COMMAND ARGUMENT…
// Whoever is measured is not asked: the X server says what is on the screen. The program is ended afterwards.

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <set>
#include <string>
#include <thread>

#include <sys/wait.h>
#include <unistd.h>
#include <xcb/xcb.h>

namespace {

using Clock = std::chrono::steady_clock;

long residentKib(pid_t process)
{
    const std::string path = "/proc/" + std::to_string(process) + "/status";
    FILE *file = std::fopen(path.c_str(), "r");
    if (!file)
        return -1;
    char line[256];
    long result = -1;
    while (std::fgets(line, sizeof line, file)) {
        if (std::sscanf(line, "VmRSS: %ld kB", &result) == 1)
            break;
    }
    std::fclose(file);
    return result;
}

/// A mapped top-level window of at least 600 × 400 whose middle holds more than three colours: text has been drawn.
bool showsPicture(xcb_connection_t *connection, xcb_window_t root)
{
    bool found = false;
    xcb_query_tree_reply_t *tree = xcb_query_tree_reply(connection, xcb_query_tree(connection, root), nullptr);
    if (!tree)
        return false;
    const xcb_window_t *children = xcb_query_tree_children(tree);
    for (int i = 0; i < xcb_query_tree_children_length(tree) && !found; ++i) {
        auto *attributes = xcb_get_window_attributes_reply(connection, xcb_get_window_attributes(connection, children[i]), nullptr);
        auto *geometry = xcb_get_geometry_reply(connection, xcb_get_geometry(connection, children[i]), nullptr);
        if (attributes && geometry && attributes->map_state == XCB_MAP_STATE_VIEWABLE && geometry->width >= 600
            && geometry->height >= 400) {
            auto *image = xcb_get_image_reply(
                connection, xcb_get_image(connection, XCB_IMAGE_FORMAT_Z_PIXMAP, children[i], 0, 0, geometry->width, geometry->height, ~0U),
                nullptr);
            if (image) {
                std::set<unsigned> colors;
                const auto *pixels = reinterpret_cast<const unsigned *>(xcb_get_image_data(image));
                for (int p = 0; p < xcb_get_image_data_length(image) / 4 && colors.size() <= 3; p += 7)
                    colors.insert(pixels[p] & 0xFFFFFFU);
                found = colors.size() > 3;
            }
            std::free(image);
        }
        std::free(attributes);
        std::free(geometry);
    }
    std::free(tree);
    return found;
}

} // namespace

int main(int argc, char **argv)
{
    xcb_connection_t *connection = xcb_connect(nullptr, nullptr);
    // The server may have been started a moment ago.
    for (int attempt = 0; xcb_connection_has_error(connection) != 0 && attempt < 500; ++attempt) {
        xcb_disconnect(connection);
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
        connection = xcb_connect(nullptr, nullptr);
    }
    if (argc < 2 || xcb_connection_has_error(connection) != 0)
        return 2;
    const xcb_window_t root = xcb_setup_roots_iterator(xcb_get_setup(connection)).data->root;

    const auto start = Clock::now();
    const pid_t child = fork();
    if (child == 0) {
        std::freopen("/dev/null", "w", stdout);
        std::freopen("/dev/null", "w", stderr);
        execvp(argv[1], argv + 1);
        _exit(127);
    }
    while (!showsPicture(connection, root)) {
        if (Clock::now() - start > std::chrono::seconds(30) || waitpid(child, nullptr, WNOHANG) == child)
            return 1;
        std::this_thread::sleep_for(std::chrono::milliseconds(2)); // the resolution of the measurement
    }
    const std::chrono::duration<double, std::milli> elapsed = Clock::now() - start;
    const long atFirst = residentKib(child);
    std::this_thread::sleep_for(std::chrono::seconds(2));
    std::printf("%.1f %ld %ld\n", elapsed.count(), atFirst, residentKib(child));
    kill(child, SIGTERM);
    waitpid(child, nullptr, 0);
    xcb_disconnect(connection);
    return 0;
}
