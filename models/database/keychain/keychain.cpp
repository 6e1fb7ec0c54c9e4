// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The only source that knows QtKeychain; see keychainlibrary.h for who loads it, and why.

#include <models/database/keychainlibrary.h>

#include <qt6keychain/keychain.h>

#include <memory>

using namespace Varve::Database;

namespace {

KeychainAnswer::Ending endingOf(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::NoError: return KeychainAnswer::Ending::Done;
    case QKeychain::EntryNotFound: return KeychainAnswer::Ending::NoEntry;
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser: return KeychainAnswer::Ending::NotUnlocked;
    default: return KeychainAnswer::Ending::Failed;
    }
}

std::unique_ptr<QKeychain::Job> createJob(const QString &service, const QString *secret)
{
    if (!secret)
        return std::make_unique<QKeychain::ReadPasswordJob>(service);
    auto writer = std::make_unique<QKeychain::WritePasswordJob>(service);
    writer->setTextData(*secret);
    return writer;
}

} // namespace

extern "C" Q_DECL_EXPORT QObject *varve_keychain_1(const QString &service, const QString &name, const QString *secret,
                                                   const KeychainFinished &finished)
{
    static_assert(std::is_same_v<decltype(varve_keychain_1), StartKeychainJob>);
    std::unique_ptr<QKeychain::Job> job = createJob(service, secret);
    job->setAutoDelete(false);
    job->setInsecureFallback(false);
    job->setKey(name);
    QObject::connect(job.get(), &QKeychain::Job::finished, job.get(), [finished](QKeychain::Job *ended) {
        const auto *reader = qobject_cast<QKeychain::ReadPasswordJob *>(ended);
        finished({endingOf(ended->error()), ended->errorString(), reader ? reader->textData() : QString()});
    });
    job->start();
    return job.release();
}
