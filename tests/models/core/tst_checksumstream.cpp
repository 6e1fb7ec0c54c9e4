// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/core/checksumstream.h>

#include <QTest>

using namespace Varve;

class ChecksumStreamTest final : public QObject
{
    Q_OBJECT

private slots:
    void isTheSameHoweverTheTextIsCut_data();
    void isTheSameHoweverTheTextIsCut();
};

void ChecksumStreamTest::isTheSameHoweverTheTextIsCut_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("two letters") << QByteArray("ab");
    QTest::newRow("only a byte order mark") << QByteArray("\xEF\xBB\xBF");
    QTest::newRow("carriage return and line feed") << QByteArray("a\r\nb\r\n\r\nc");
    QTest::newRow("lone carriage returns") << QByteArray("a\rb\r\rc\r");
    QTest::newRow("line feeds after a return") << QByteArray("\r\n\n\n\r\r\n");
    QTest::newRow("everything") << QByteArray("\xEF\xBB\xBFSELECT 'é';\r\nSELECT 2;\n\r-- end");
}

void ChecksumStreamTest::isTheSameHoweverTheTextIsCut()
{
    QFETCH(QByteArray, text);
    for (qsizetype size = 1; size <= text.size() + 1; ++size) {
        Core::ChecksumStream normalised;
        Core::ChecksumStream exact(Core::ChecksumStream::Mode::Exact);
        for (qsizetype i = 0; i < text.size(); i += size) {
            normalised.add(text.mid(i, size));
            exact.add(text.mid(i, size));
        }
        QCOMPARE(normalised.result(), Core::checksum(text));
        QCOMPARE(exact.result(), Core::exactChecksum(text));
    }
}

QTEST_GUILESS_MAIN(ChecksumStreamTest)
#include "tst_checksumstream.moc"
