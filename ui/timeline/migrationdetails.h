// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrationtexts.h"

#include <QTabWidget>

namespace Varve::Timeline {
class TimelineModel;
}

namespace Varve::Ui {

class CodeView;
class RunsTable;
class ToneLabel;

/// Below the list: the selected migration as written, as it will run, its way back, its verification, its runs.
class MigrationDetails final : public QTabWidget
{
    Q_OBJECT

public:
    explicit MigrationDetails(const Timeline::TimelineModel &model, QWidget *parent = nullptr);

    /// An empty id shows nothing.
    void show(const QString &migrationId, const QString &environment);
    using QWidget::show;
    /// Where the last run stopped: marked in the file's text, which begins there. nullopt forgets it.
    void setFailure(const std::optional<Core::Error> &failure);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct CodePage
    {
        QWidget *page = nullptr;
        ToneLabel *message = nullptr;
        CodeView *view = nullptr;
    };
    CodePage makePage();
    void fillPage(const CodePage &page, const MigrationText &text, Text::DialectName dialect, const QString &whenEmpty);
    void fill();
    void markFailure(MigrationTexts &texts) const;
    void scrollToStart(const MigrationTexts &texts);
    void retranslate();

    const Timeline::TimelineModel &m_model;
    CodePage m_written, m_rendered, m_down, m_verify;
    RunsTable *m_runs;
    QString m_migration;
    QString m_environment;
    std::optional<Core::Error> m_failure;
    QString m_scrolledFor; ///< a refresh of the same migration leaves the scrolling alone
};

} // namespace Varve::Ui
