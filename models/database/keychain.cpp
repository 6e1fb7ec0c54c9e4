// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keychain.h"

#include "keychainlibrary.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QThread>

#include <condition_variable>
#include <mutex>

namespace Varve::Database {

using namespace Qt::StringLiterals;
using Core::ErrorKind;
using Core::Expected;
using Core::failure;

namespace {

using namespace std::chrono_literals;

constexpr auto deadline = 30s;
const QString service = u"varve"_s;

/// How a job ended; shared with its thread, which may come back after the deadline.
struct Outcome
{
    std::mutex mutex;
    std::condition_variable changed;
    std::optional<KeychainAnswer> answer;

    void finish(const KeychainAnswer &given)
    {
        const std::lock_guard lock(mutex);
        answer = given;
        changed.notify_all();
    }
};

/// Keychain jobs answer through D-Bus and an event loop: this thread has one for a single job, and deletes itself.
class KeychainThread final : public QThread
{
public:
    KeychainThread(StartKeychainJob *startJob, QString name, std::optional<Secret> store, std::shared_ptr<Outcome> outcome)
        : m_startJob(startJob), m_name(std::move(name)), m_store(std::move(store)), m_outcome(std::move(outcome))
    {
        connect(this, &QThread::finished, this, &QObject::deleteLater);
    }

protected:
    void run() override
    {
        const std::unique_ptr<QObject> job(
            m_startJob(service, m_name, m_store ? &m_store->reveal() : nullptr, [this](const KeychainAnswer &answer) {
                m_outcome->finish(answer);
                quit();
            }));
        exec();
    }

private:
    StartKeychainJob *m_startJob;
    QString m_name;
    std::optional<Secret> m_store;
    std::shared_ptr<Outcome> m_outcome;
};

QString otherWays()
{
    return QCoreApplication::translate("Varve::Database", "Use env:NAME, file:PATH or ask instead, or start a session with a keychain.");
}

bool hasSessionBus()
{
    if (!qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS"))
        return true;
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return !runtime.isEmpty() && QFileInfo::exists(runtime + "/bus"_L1);
}

tl::unexpected<Core::Error> keychainFailure(const KeychainAnswer &answer, const QString &name)
{
    if (answer.ending == KeychainAnswer::Ending::NoEntry) {
        return failure(ErrorKind::Login,
                       QCoreApplication::translate("Varve::Database", "The keychain has no entry \"%1\" of the service varve.").arg(name),
                       QCoreApplication::translate(
                           "Varve::Database", "Store it with: secret-tool store --label=\"%1\" user \"%1\" server varve type plaintext")
                           .arg(name));
    }
    if (answer.ending == KeychainAnswer::Ending::NotUnlocked)
        return failure(ErrorKind::Login,
                       QCoreApplication::translate("Varve::Database", "The keychain's entry \"%1\" was not unlocked.").arg(name),
                       otherWays());
    return failure(
        ErrorKind::Login,
        QCoreApplication::translate("Varve::Database", "The keychain did not answer for the entry \"%1\": %2.").arg(name, answer.reason),
        otherWays());
}

Expected<Secret> runJob(const QString &name, std::optional<Secret> store)
{
    if (!hasSessionBus()) {
        return failure(
            ErrorKind::Login,
            QCoreApplication::translate("Varve::Database", "There is no keychain for the entry \"%1\": no D-Bus session bus runs here.")
                .arg(name),
            otherWays());
    }
    const auto startJob = loadKeychainLibrary();
    if (!startJob)
        return tl::unexpected(startJob.error());
    auto outcome = std::make_shared<Outcome>();
    // Deletes itself when the job ends, even after the deadline.
    (new KeychainThread(*startJob, name, std::move(store), outcome))->start();
    std::unique_lock lock(outcome->mutex);
    if (!outcome->changed.wait_for(lock, deadline, [&] { return outcome->answer.has_value(); }))
        return keychainFailure({.reason = QCoreApplication::translate("Varve::Database", "30 seconds went by"), .secret = {}}, name);
    if (outcome->answer->ending != KeychainAnswer::Ending::Done)
        return keychainFailure(*outcome->answer, name);
    return Secret(outcome->answer->secret);
}

} // namespace

Expected<Secret> readKeychain(const QString &name)
{
    return runJob(name, std::nullopt);
}

Expected<> writeKeychain(const QString &name, const Secret &secret)
{
    const auto written = runJob(name, secret);
    if (!written)
        return tl::unexpected(written.error());
    return {};
}

} // namespace Varve::Database
