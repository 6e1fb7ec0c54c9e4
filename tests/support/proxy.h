// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QtGlobal>

#include <atomic>
#include <list>
#include <thread>

namespace Varve::Test {

/// Stands between a client and a server on 127.0.0.1 and passes bytes on, on a thread of its own, until a client sends a certain text: from
/// then on that connection is faulty. Works once; other connections, and later ones, are passed on as they are.
class Proxy final
{
public:
    enum class Fault {
        LoseRequest,       ///< what holds the text does not reach the server; both sides are closed
        LoseAnswer,        ///< the server gets it, its answer is thrown away, then both sides are closed
        CloseBeforeAnswer, ///< the server gets it; the client's side is closed at once, the server's when it has answered
    };

    Proxy(int serverPort, QByteArray text, Fault fault);
    ~Proxy();
    Q_DISABLE_COPY_MOVE(Proxy)

    int port() const { return m_port; }
    /// Whether the text has come.
    bool hasStruck() const { return m_struck; }

private:
    struct Link
    {
        int client = -1;
        int server = -1;
        bool faulty = false;
    };
    void run();
    void accept();
    /// False when the link is over.
    bool fromClient(Link &link);
    bool fromServer(Link &link);

    const int m_serverPort;
    const QByteArray m_text;
    const Fault m_fault;
    int m_listener = -1;
    int m_wake[2] = {-1, -1}; ///< a pipe; written to at the end
    int m_port = 0;
    std::atomic<bool> m_struck{false};
    std::list<Link> m_links;
    std::thread m_thread;
};

} // namespace Varve::Test
