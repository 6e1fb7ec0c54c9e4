// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "place.h"

#include <models/database/session.h>

#include <QHash>
#include <QMap>

#include <mutex>
#include <vector>

namespace Varve::Workbench {

/// Sessions for work change things; sessions for browsing are read-only and never wait for a run.
enum class Purpose { Work, Browse };

/// The open sessions of a workbench: at most one for each place and purpose. Any thread.
class SessionPool final
{
public:
    explicit SessionPool(Database::AskForSecret ask);
    Q_DISABLE_COPY_MOVE(SessionPool)

    /// The session for \a profile; one with another profile is ended first, unless it is held.
    std::shared_ptr<Database::Session> session(const Place &place, Purpose purpose, const Database::ConnectionProfile &profile);
    /// The session for work, for a run: it goes on until release() as well when its place gets another one, for another profile.
    std::shared_ptr<Database::Session> hold(const Place &place, const Database::ConnectionProfile &profile);
    /// Ends it when its place has another one by now. Any thread, also the session's own.
    void release(const std::weak_ptr<Database::Session> &held);
    /// What there is, without making one.
    std::shared_ptr<Database::Session> find(const Place &place, Purpose purpose) const;
    /// Ends those whose profile is not \a profiles' any more, except what is held.
    void prune(const QMap<Place, Database::ConnectionProfile> &profiles);

    /// Takes out the one that is there, or is held, if it is \a expected, for somebody to abandon it; the next one is made anew.
    std::shared_ptr<Database::Session> take(const Place &place, Purpose purpose, const std::weak_ptr<Database::Session> &expected);

    /// Asks a person once for each place, and again when that means another server or user by now; nullopt after close(). Who has waited while
    /// the same was asked takes the answer, also that there is none.
    Database::AskForSecret asker(const Place &place, const Database::ConnectionProfile &profile);
    /// A wrong password is asked for again. The pool's own sessions forget it themselves.
    Database::SecretRefused forgetter(const Place &place, const Database::ConnectionProfile &profile);
    /// Whether nobody would have to be asked for the password of a place. Does not wait for one who is asked.
    bool isKnown(const Place &place, const Database::ConnectionProfile &profile) const;
    /// Resolves the password of a profile of a place.
    Core::Expected<Database::Secret> password(const Place &place, const Database::ConnectionProfile &profile);

    /// Ends all sessions, side by side: each may take a second with a server that does not answer.
    void close(Database::Session::ClosedBy closer = Database::Session::ClosedBy::Thread);

    static Database::ConnectionProfile profileFor(Purpose purpose, const Database::ConnectionProfile &profile);

private:
    /// Answers, shared with the sessions that ask: they may outlive the pool.
    struct Secrets
    {
        using Login = std::pair<Place, QString>; ///< a place, and who is logged in where
        std::mutex asking;                       ///< held while a person is asked, so that two sessions do not ask at once; guards ask
        Database::AskForSecret ask;
        std::mutex mutex; ///< for what follows; never held while anything is waited for
        QMap<Login, Database::Secret> answers;
        QMap<Login, int> declined; ///< how often
    };
    using Key = std::pair<Place, Purpose>;

    std::shared_ptr<Database::Session> sessionOf(const Key &key, const Database::ConnectionProfile &profile); // the mutex is held
    /// Does not wait for it: it may take a second. The mutex is held.
    void end(std::shared_ptr<Database::Session> session);

    mutable std::mutex m_mutex;
    QMap<Key, std::shared_ptr<Database::Session>> m_sessions; // shared: a catalog tree may outlive a reload
    std::vector<std::shared_ptr<Database::Session>> m_held;   // by runs; most are in m_sessions, too
    std::vector<std::shared_ptr<Database::Session>> m_endings;
    std::shared_ptr<Secrets> m_secrets;
    const bool m_asks;
};

} // namespace Varve::Workbench
