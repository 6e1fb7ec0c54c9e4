// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "proxy.h"

#include <QtGlobal>

#include <array>
#include <utility>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace Varve::Test {

namespace {

sockaddr_in loopback(int port)
{
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<quint16>(port));
    return address;
}

void closeOne(int &descriptor)
{
    if (descriptor >= 0)
        ::close(std::exchange(descriptor, -1));
}

/// Empty: the other side has closed.
QByteArray received(int from)
{
    std::array<char, 65536> buffer{};
    const ssize_t length = ::recv(from, buffer.data(), buffer.size(), 0);
    return QByteArray(buffer.data(), static_cast<qsizetype>(qMax<ssize_t>(length, 0)));
}

bool sendAll(int to, const QByteArray &bytes)
{
    for (qsizetype sent = 0; sent < bytes.size();) {
        const ssize_t length = ::send(to, bytes.constData() + sent, static_cast<size_t>(bytes.size() - sent), MSG_NOSIGNAL);
        if (length <= 0)
            return false;
        sent += length;
    }
    return true;
}

} // namespace

Proxy::Proxy(int serverPort, QByteArray text, Fault fault) : m_serverPort(serverPort), m_text(std::move(text)), m_fault(fault)
{
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = loopback(0);
    socklen_t length = sizeof address;
    auto *const plain = reinterpret_cast<sockaddr *>(&address);
    if (::pipe(m_wake) != 0 || ::bind(m_listener, plain, length) != 0 || ::listen(m_listener, 16) != 0
        || ::getsockname(m_listener, plain, &length) != 0)
        qFatal("the proxy cannot listen");
    m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { run(); });
}

Proxy::~Proxy()
{
    closeOne(m_wake[1]);
    m_thread.join();
    for (Link &link : m_links) {
        closeOne(link.client);
        closeOne(link.server);
    }
    closeOne(m_wake[0]);
    closeOne(m_listener);
}

void Proxy::run()
{
    for (;;) {
        std::vector<pollfd> waiting{{m_wake[0], POLLIN, 0}, {m_listener, POLLIN, 0}};
        for (const Link &link : m_links) {
            waiting.push_back({link.client, POLLIN, 0}); // poll(2) passes over descriptors below 0
            waiting.push_back({link.server, POLLIN, 0});
        }
        if (::poll(waiting.data(), waiting.size(), -1) < 0 || waiting[0].revents != 0)
            return;
        size_t at = 2;
        for (auto link = m_links.begin(); link != m_links.end();) {
            const bool client = waiting[at++].revents != 0;
            const bool server = waiting[at++].revents != 0;
            if ((client && !fromClient(*link)) || (server && !fromServer(*link))) {
                closeOne(link->client);
                closeOne(link->server);
                link = m_links.erase(link);
            } else {
                ++link;
            }
        }
        if (waiting[1].revents != 0)
            accept();
    }
}

void Proxy::accept()
{
    Link link;
    link.client = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
    link.server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = loopback(m_serverPort);
    if (link.client >= 0 && ::connect(link.server, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0) {
        m_links.push_back(link);
        return;
    }
    closeOne(link.client);
    closeOne(link.server);
}

bool Proxy::fromClient(Link &link)
{
    const QByteArray bytes = received(link.client);
    if (bytes.isEmpty())
        return false;
    if (!m_struck && bytes.contains(m_text)) {
        m_struck = true;
        link.faulty = true;
        if (m_fault == Fault::LoseRequest)
            return false;
    }
    if (!sendAll(link.server, bytes))
        return false;
    if (link.faulty && m_fault == Fault::CloseBeforeAnswer)
        closeOne(link.client);
    return true;
}

bool Proxy::fromServer(Link &link)
{
    const QByteArray bytes = received(link.server);
    if (bytes.isEmpty())
        return false;
    return !link.faulty && sendAll(link.client, bytes); // thrown away, and that was all
}

} // namespace Varve::Test
