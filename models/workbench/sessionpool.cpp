// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sessionpool.h"

#include <QCoreApplication>

namespace Varve::Workbench {

using Database::ConnectionProfile;
using Database::Secret;
using Database::Session;

SessionPool::SessionPool(Database::AskForSecret ask) : m_secrets(std::make_shared<Secrets>()), m_asks(static_cast<bool>(ask))
{
    m_secrets->ask = std::move(ask);
}

ConnectionProfile SessionPool::profileFor(Purpose purpose, const ConnectionProfile &profile)
{
    ConnectionProfile result = profile;
    if (purpose == Purpose::Browse)
        result.access = Database::Access::ReadOnly;
    return result;
}

std::shared_ptr<Session> SessionPool::session(const Place &place, Purpose purpose, const ConnectionProfile &profile)
{
    const std::lock_guard lock(m_mutex);
    return sessionOf({place, purpose}, profile);
}

std::shared_ptr<Session> SessionPool::sessionOf(const Key &key, const ConnectionProfile &profile)
{
    const auto &[place, purpose] = key;
    const ConnectionProfile wanted = profileFor(purpose, profile);
    std::shared_ptr<Session> &entry = m_sessions[key];
    if (entry && entry->profile() == wanted)
        return entry;
    std::shared_ptr<Session> old
        = std::exchange(entry, std::make_shared<Session>(wanted, asker(place, profile), forgetter(place, profile)));
    end(std::move(old));
    return entry;
}

std::shared_ptr<Session> SessionPool::hold(const Place &place, const ConnectionProfile &profile)
{
    const std::lock_guard lock(m_mutex);
    return m_held.emplace_back(sessionOf({place, Purpose::Work}, profile));
}

void SessionPool::release(const std::weak_ptr<Session> &held)
{
    const std::lock_guard lock(m_mutex);
    // Compared without a reference to it: the last one must not go on its own thread.
    const auto found = std::find_if(m_held.begin(), m_held.end(), [&held](const std::shared_ptr<Session> &each) {
        return !each.owner_before(held) && !held.owner_before(each);
    });
    if (found == m_held.end())
        return;
    const std::shared_ptr<Session> session = std::move(*found);
    m_held.erase(found);
    const bool isElsewhere = std::find(m_held.cbegin(), m_held.cend(), session) != m_held.cend()
        || std::find(m_sessions.cbegin(), m_sessions.cend(), session) != m_sessions.cend();
    if (isElsewhere)
        return;
    session->end();
    m_endings.push_back(session);
}

std::shared_ptr<Session> SessionPool::find(const Place &place, Purpose purpose) const
{
    const std::lock_guard lock(m_mutex);
    return m_sessions.value({place, purpose});
}

void SessionPool::prune(const QMap<Place, ConnectionProfile> &profiles)
{
    const std::lock_guard lock(m_mutex);
    for (auto entry = m_sessions.begin(); entry != m_sessions.end();) {
        const auto &[place, purpose] = entry.key();
        const auto profile = profiles.constFind(place);
        const bool isWanted = profile != profiles.cend() && (*entry)->profile() == profileFor(purpose, *profile);
        if (isWanted) {
            ++entry;
            continue;
        }
        end(std::move(*entry));
        entry = m_sessions.erase(entry);
    }
}

std::shared_ptr<Session> SessionPool::take(const Place &place, Purpose purpose, const std::weak_ptr<Session> &expected)
{
    const std::shared_ptr<Session> wanted = expected.lock();
    const std::lock_guard lock(m_mutex);
    const auto found = m_sessions.find({place, purpose});
    const bool isThere = wanted && found != m_sessions.end() && *found == wanted;
    if (isThere)
        m_sessions.erase(found);
    const bool isHeld = wanted && std::erase(m_held, wanted) > 0;
    return isThere || isHeld ? wanted : nullptr;
}

void SessionPool::end(std::shared_ptr<Session> session)
{
    std::erase_if(m_endings, [](const std::shared_ptr<Session> &ending) { return ending->hasEnded(); });
    if (!session || session.use_count() > 1)
        return; // whoever else has it ends it
    session->end();
    m_endings.push_back(std::move(session));
}

namespace {

QString loginOf(const ConnectionProfile &profile)
{
    const QString socket = profile.options.value(QStringLiteral("socket"));
    return QStringList{Database::engineTraits(profile.engine).name, profile.host, QString::number(profile.port), socket, profile.user}.join(
        QChar(0x1f)); // which none of them holds
}

} // namespace

Database::AskForSecret SessionPool::asker(const Place &place, const ConnectionProfile &profile)
{
    if (!m_asks)
        return {};
    return [secrets = m_secrets, asked = std::pair(place, loginOf(profile))](const QString &question) -> std::optional<Secret> {
        const auto declined = [&secrets = *secrets, &asked] {
            const std::lock_guard lock(secrets.mutex);
            return secrets.declined.value(asked);
        };
        const int before = declined();
        const std::lock_guard oneByOne(secrets->asking);
        if (declined() != before)
            return std::nullopt;
        {
            const std::lock_guard lock(secrets->mutex);
            if (const auto known = secrets->answers.constFind(asked); known != secrets->answers.cend())
                return *known;
        }
        const std::optional<Secret> answer = secrets->ask ? secrets->ask(question) : std::nullopt;
        const std::lock_guard lock(secrets->mutex);
        if (answer)
            secrets->answers.insert(asked, *answer);
        else
            ++secrets->declined[asked];
        return answer;
    };
}

Database::SecretRefused SessionPool::forgetter(const Place &place, const ConnectionProfile &profile)
{
    return [secrets = m_secrets, asked = std::pair(place, loginOf(profile))](const Secret &wrong) {
        const std::lock_guard lock(secrets->mutex);
        // Another session may have asked meanwhile.
        if (const auto known = secrets->answers.find(asked); known != secrets->answers.end() && *known == wrong)
            secrets->answers.erase(known);
    };
}

bool SessionPool::isKnown(const Place &place, const ConnectionProfile &profile) const
{
    if (!m_asks || profile.password.source != Database::SecretReference::Source::Ask)
        return true;
    const std::lock_guard lock(m_secrets->mutex);
    return m_secrets->answers.contains({place, loginOf(profile)});
}

Core::Expected<Secret> SessionPool::password(const Place &place, const ConnectionProfile &profile)
{
    const QString question = QCoreApplication::translate("Varve::Workbench", "Password of %1 for %2").arg(profile.user, profile.toString());
    return Database::resolveSecret(profile.password, question, asker(place, profile));
}

void SessionPool::close(Session::ClosedBy closer)
{
    std::vector<std::shared_ptr<Session>> endings;
    {
        const std::lock_guard lock(m_mutex);
        endings.swap(m_endings);
        for (auto &session : m_sessions)
            endings.push_back(std::move(session));
        m_sessions.clear();
        for (auto &session : m_held) {
            if (std::find(endings.cbegin(), endings.cend(), session) == endings.cend())
                endings.push_back(std::move(session));
        }
        m_held.clear();
    }
    for (const std::shared_ptr<Session> &session : endings) {
        if (session && session.use_count() == 1) // whoever else has it ends it
            session->end(closer);
    }
    endings.clear(); // waits
    // A session that was abandoned may still be asking: its answer is not waited for.
    if (const std::unique_lock lock(m_secrets->asking, std::try_to_lock); lock.owns_lock())
        m_secrets->ask = {};
}

} // namespace Varve::Workbench
