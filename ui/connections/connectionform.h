// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/project/environment.h>

#include <QWidget>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace Varve::Ui {

class ToneLabel;

/// The fields of one connection: a URL that fills them in, engine, file or server, where the password comes from.
class ConnectionForm final : public QWidget
{
    Q_OBJECT

public:
    /// Relative files are taken from \a folder.
    explicit ConnectionForm(const QString &folder, QWidget *parent = nullptr);

    Core::Expected<Project::ConnectionSettings> settings() const;
    Database::Engine engine() const;
    /// A password that came in the URL: for a test, never written.
    const Database::Secret &passwordFromUrl() const { return m_passwordFromUrl; }

signals:
    void changed();

private:
    void build();
    void takeUrl(const QString &url);
    void chooseFile();
    void showFields();
    void setShown(QWidget *field, bool shown);

    QString m_folder;
    QFormLayout *m_form;
    QLineEdit *m_url;
    ToneLabel *m_urlNote;
    QComboBox *m_engine;
    QWidget *m_fileRow;
    QLineEdit *m_file;
    QLineEdit *m_host;
    QSpinBox *m_port;
    QLineEdit *m_database;
    QLineEdit *m_user;
    QWidget *m_passwordRow;
    QComboBox *m_passwordSource;
    QLineEdit *m_passwordName;
    QMap<QString, QString> m_options;
    Database::Secret m_passwordFromUrl;
};

} // namespace Varve::Ui
